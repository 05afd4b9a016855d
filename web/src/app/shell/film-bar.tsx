import { Link, NavLink } from 'react-router';
import { AccountMenu } from '@/app/shell/account-menu';
import { CreditsLink } from '@/app/shell/credits-link';
import { SaveState } from '@/app/shell/save-state';
import { FilmTitle } from '@/app/shell/film-title';
import { ThemeButton } from '@/app/shell/theme-button';
import { useFilm } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { cn } from '@/shared/lib/cn';
import { Mark } from '@/shared/ui/mark';

const STAGES = [
  { path: 'plan', label: common.plan },
  { path: 'studio', label: common.studio },
  { path: 'deliver', label: common.deliver },
];

/** The bar above a film: its name, its three stages, credits and account. */
export function FilmBar() {
  const film = useFilm();
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-3 pt-1 md:pt-0">
      <Link
        to="/films"
        aria-label={common.allFilms}
        className="tap -ms-2 grid size-10 place-items-center"
      >
        <Mark className="size-6" />
      </Link>
      <i aria-hidden className="h-4 w-px bg-line-2" />
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <FilmTitle />
        <SaveState />
      </div>
      <Stages filmId={film.project.id} />
      <div className="flex items-center justify-end gap-1 md:flex-1">
        <CreditsLink balance={film.balance} reserved={film.reserved} />
        <ThemeButton />
        <AccountMenu />
      </div>
    </header>
  );
}

/** In the middle of the bar; on phones a row of its own below it. */
function Stages({ filmId }: { filmId: string }) {
  return (
    <nav
      aria-label={common.stage}
      className="order-last mb-1.5 flex w-full rounded-lg bg-card p-0.5 md:order-none md:mb-0 md:w-auto"
    >
      {STAGES.map((stage) => (
        <NavLink
          key={stage.path}
          to={`/films/${filmId}/${stage.path}`}
          className={({ isActive, isPending }) =>
            cn(
              'grid h-7 grow place-items-center rounded-md px-3.5 text-xs font-medium transition-colors',
              isActive ? 'bg-thumb text-fg shadow-xs' : 'text-fg-3 hover:text-fg',
              isPending && 'animate-pulse text-fg',
            )
          }
        >
          {stage.label}
        </NavLink>
      ))}
    </nav>
  );
}

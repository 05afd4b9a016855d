import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import { FilmPoster } from '@/features/films/film-poster';
import { FilmStatusChip } from '@/features/films/film-status';
import { addressOf } from '@/features/films/film-tile';
import type { FilmCard } from '@/features/films/queries';
import { films as words } from '@/shared/i18n/films';
import { formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';

/** The film worked on last and the way back to it. */
export function ContinueCard({ film }: { film: FilmCard }) {
  return (
    <section
      aria-label={words.lastFilm}
      className="mt-6 flex items-center gap-3 rounded-2xl border border-line bg-panel p-2.5 pe-3 sm:gap-4 sm:pe-4"
    >
      <div className="w-20 shrink-0 sm:w-36">
        <FilmPoster film={film} small />
      </div>
      <div className="min-w-0 grow">
        <p className="text-2xs text-fg-3">{words.lastFilm}</p>
        <p className="line-clamp-2 font-display text-[22px] leading-[1.1] sm:text-[26px] sm:leading-tight">
          {film.title}
        </p>
        <p className="mt-1 flex items-center gap-2 text-2xs text-fg-3">
          <FilmStatusChip film={film} />
          <span className="truncate">{formatWhen(film.updated_at)}</span>
        </p>
      </div>
      <Button asChild tone="outline" className="shrink-0">
        <Link to={addressOf(film)} aria-label={words.continueFilm(film.title)}>
          {words.continue}
          <ArrowRight className="size-4" aria-hidden />
        </Link>
      </Button>
    </section>
  );
}

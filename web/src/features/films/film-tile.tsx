import { ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { FilmMenu } from '@/features/films/film-menu';
import { FilmName } from '@/features/films/film-name';
import { FilmPoster } from '@/features/films/film-poster';
import { FilmStatusChip } from '@/features/films/film-status';
import type { FilmCard } from '@/features/films/queries';
import { useFilmActions } from '@/features/films/use-film-actions';
import { films as words } from '@/shared/i18n/films';
import { cn } from '@/shared/lib/cn';
import { formatClock, formatWhen } from '@/shared/lib/format';
import { useFocusCaught } from '@/shared/lib/use-focus-kept';
import { Button } from '@/shared/ui/button';

/** Where going on makes most sense: the plan until everything is made, then the studio. */
export function addressOf(film: FilmCard): string {
  const studio =
    film.status === 'rendered' ||
    film.status === 'made' ||
    (film.needs_you && film.status !== 'failed');
  return `/films/${film.id}/${studio ? 'studio' : 'plan'}`;
}

type FilmTileProps = {
  film: FilmCard;
  /** It lies in the bin. */
  deleted: boolean;
  /** A line of a list instead of a tile. */
  line: boolean;
};

/** A film on the dashboard: its poster, state and what can be done with it. */
export function FilmTile({ film, deleted, line }: FilmTileProps) {
  const [renaming, setRenaming] = useState(false);
  const tile = useRef<HTMLLIElement>(null);
  useFocusCaught(tile, renaming);
  return (
    <li
      ref={tile}
      className={cn('group', line && 'flex items-center gap-3 border-b border-line py-2')}
    >
      <div className={cn(line && 'w-24 shrink-0')}>
        {deleted ? (
          <FilmPoster film={film} small={line} dim />
        ) : (
          <PosterLink film={film} line={line} />
        )}
      </div>
      <div className={cn('flex min-w-0 grow items-center gap-2', !line && 'mt-2.5')}>
        <div className="min-w-0 grow">
          <FilmName film={film} renaming={renaming} onDone={() => setRenaming(false)} />
          <p className="tnum truncate text-2xs text-fg-3">
            {formatWhen(film.updated_at)} · {words.scenes(film.scene_count)}
            {line && film.duration_ms > 0 && ` · ${formatClock(film.duration_ms)}`}
          </p>
        </div>
        <FilmStatusChip film={film} />
        {deleted ? (
          <BringBack film={film} />
        ) : (
          <FilmMenu film={film} onRename={() => setRenaming(true)} />
        )}
      </div>
    </li>
  );
}

function PosterLink({ film, line }: { film: FilmCard; line: boolean }) {
  return (
    <Link
      to={addressOf(film)}
      className={cn(
        'relative block ring-line-2 transition-shadow group-hover:ring-2',
        line ? 'rounded-lg' : 'rounded-xl',
      )}
    >
      <span className="sr-only">{words.continueFilm(film.title)}</span>
      <FilmPoster film={film} small={line} />
      {!line && (
        <span
          aria-hidden
          className="absolute start-2 bottom-2.5 flex h-6 items-center gap-1 rounded-md bg-black/70 px-2 text-2xs font-medium text-white opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100"
        >
          {words.continue}
          <ArrowRight className="size-3" />
        </span>
      )}
    </Link>
  );
}

function BringBack({ film }: { film: FilmCard }) {
  const act = useFilmActions(film);
  return (
    <Button size="sm" tone="outline" onClick={act.bringBack}>
      {words.bringBack}
    </Button>
  );
}

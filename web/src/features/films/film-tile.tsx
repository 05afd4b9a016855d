import { useState } from 'react';
import { Link } from 'react-router';
import { FilmMenu } from '@/features/films/film-menu';
import type { FilmCard, FilmStatus } from '@/features/films/queries';
import { useFilmActions } from '@/features/films/use-film-actions';
import { films as words } from '@/shared/i18n/films';
import { cn } from '@/shared/lib/cn';
import { formatClock, formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Chip, type ChipTone } from '@/shared/ui/chip';
import { Input } from '@/shared/ui/input';
import { Progress } from '@/shared/ui/progress';

const TONES: Partial<Record<FilmStatus, ChipTone>> = {
  making: 'accent',
  made: 'ok',
  failed: 'danger',
};

/** Where going on makes most sense: a plan while there is nothing made, else the studio. */
const addressOf = (film: FilmCard) =>
  film.status === 'rendered' || film.status === 'made' || film.needs_you
    ? `/films/${film.id}/studio`
    : `/films/${film.id}/plan`;

/** A film on the dashboard: its poster, state and what can be done with it. */
export function FilmTile({ film, deleted }: { film: FilmCard; deleted: boolean }) {
  const [renaming, setRenaming] = useState(false);
  const act = useFilmActions(film);
  return (
    <li className="group">
      {deleted ? (
        <Poster film={film} dim />
      ) : (
        <Link
          to={addressOf(film)}
          className="block rounded-xl ring-line-2 transition-shadow group-hover:ring-2"
        >
          <span className="sr-only">{film.title}</span>
          <Poster film={film} />
        </Link>
      )}
      <div className="mt-2.5 flex items-center gap-2">
        <div className="min-w-0 grow">
          {renaming ? (
            <Rename film={film} onDone={() => setRenaming(false)} />
          ) : (
            <h2 className="truncate text-sm font-medium">{film.title}</h2>
          )}
          <p className="text-2xs text-fg-3">
            {formatWhen(film.updated_at)} · {words.scenes(film.scene_count)}
          </p>
        </div>
        <Status film={film} />
        {deleted ? (
          <Button size="sm" tone="outline" onClick={act.bringBack}>
            {words.bringBack}
          </Button>
        ) : (
          <FilmMenu film={film} onRename={() => setRenaming(true)} />
        )}
      </div>
    </li>
  );
}

function Poster({ film, dim }: { film: FilmCard; dim?: boolean }) {
  const making = film.status === 'making';
  return (
    <span
      aria-hidden
      className="relative block aspect-video overflow-hidden rounded-xl bg-card ring-1 ring-line"
    >
      {film.poster_url ? (
        <img
          src={film.poster_url}
          alt=""
          loading="lazy"
          className={cn('size-full object-cover', (making || dim) && 'opacity-60')}
        />
      ) : (
        <span className="flex size-full flex-col justify-end p-4 pb-9">
          <span className="line-clamp-3 font-display text-[22px] leading-[1.1] text-fg-2">
            {film.logline || film.title}
          </span>
        </span>
      )}
      {film.duration_ms > 0 && (
        <span className="tnum absolute end-2 bottom-2.5 rounded bg-black/70 px-1.5 text-2xs font-medium text-white">
          {formatClock(film.duration_ms)}
        </span>
      )}
      {making && (
        <Progress
          label={words.status.making}
          value={film.progress ?? undefined}
          className="absolute inset-x-0 bottom-0 h-1 rounded-none bg-black/50"
        />
      )}
    </span>
  );
}

function Status({ film }: { film: FilmCard }) {
  if (film.needs_you) return <Chip tone="warn">{words.needsYou}</Chip>;
  if (film.status === 'rendered') return null;
  const percent = film.progress ? ` ${Math.round(film.progress * 100)}%` : '';
  const tone = TONES[film.status] ?? 'plain';
  return <Chip tone={tone}>{`${words.status[film.status]}${percent}`}</Chip>;
}

function Rename({ film, onDone }: { film: FilmCard; onDone: () => void }) {
  const act = useFilmActions(film);
  const keep = (title: string) => {
    if (title.trim() && title !== film.title) void act.rename(title.trim());
    onDone();
  };
  return (
    <Input
      autoFocus
      aria-label={words.renameLabel}
      defaultValue={film.title}
      maxLength={200}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = film.title;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      className="h-7"
    />
  );
}

import { useState } from 'react';
import { isMaking, type FilmCard } from '@/features/films/queries';
import { films as words } from '@/shared/i18n/films';
import { cn } from '@/shared/lib/cn';
import { formatClock } from '@/shared/lib/format';
import { Progress } from '@/shared/ui/progress';

/** What stands for a film: its picture, its length, and how far it is while it is being made. */
export function FilmPoster({
  film,
  dim,
  small,
}: {
  film: FilmCard;
  dim?: boolean;
  /** Only the picture and the progress. */
  small?: boolean;
}) {
  const making = isMaking(film);
  return (
    <span
      aria-hidden
      className={cn(
        'relative block aspect-video overflow-hidden bg-card ring-1 ring-line',
        small ? 'rounded-lg' : 'rounded-xl',
      )}
    >
      {film.poster_url ? (
        <Picture url={film.poster_url} className={making || dim ? 'opacity-60' : ''} />
      ) : (
        <Letters film={film} small={small} />
      )}
      {film.duration_ms > 0 && !small && (
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

/** Less wide than this, a picture is shown whole, over itself out of focus: its top matters too. */
const NARROW = 1.5;

function Picture({ url, className }: { url: string; className: string }) {
  const [whole, setWhole] = useState(false);
  const [waits, setWaits] = useState(true);
  return (
    <>
      {waits && <span className="shimmer absolute inset-0" />}
      {whole && (
        <img
          src={url}
          alt=""
          className="absolute inset-0 size-full scale-125 object-cover opacity-45 blur-xl"
        />
      )}
      <img
        src={url}
        alt=""
        loading="lazy"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
          setWaits(false);
          setWhole(naturalWidth < naturalHeight * NARROW);
        }}
        onError={() => setWaits(false)}
        className={cn('relative size-full', whole ? 'object-contain' : 'object-cover', className)}
      />
    </>
  );
}

/** A film without a picture is told in words; a small frame has room for one letter. */
function Letters({ film, small }: { film: FilmCard; small?: boolean }) {
  if (small) {
    return (
      <span className="grid size-full place-items-center font-display text-xl text-fg-3">
        {film.title.charAt(0)}
      </span>
    );
  }
  return (
    <span className="flex size-full flex-col justify-end p-4 pb-9">
      <span className="line-clamp-3 font-display text-[22px] leading-[1.1] text-fg-2">
        {film.logline || film.title}
      </span>
    </span>
  );
}

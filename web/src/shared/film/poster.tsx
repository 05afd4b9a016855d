import { useState, type CSSProperties } from 'react';
import type { Take } from '@/shared/api/types';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { cn } from '@/shared/lib/cn';

/** The still picture of a take: a clip's poster, or the still itself. Dark until it is here. */
export function Poster({
  filmId,
  take,
  alt = '',
  className,
  style,
}: {
  filmId: string;
  take: Take | null | undefined;
  alt?: string;
  className?: string;
  style?: CSSProperties;
}) {
  const id = take?.poster_id ?? (take?.kind === 'still' ? take.asset_id : null);
  const url = useAssetUrl(filmId, id);
  const [shown, setShown] = useState(false);
  if (!url) return <span className={cn('block bg-raise', className)} style={style} aria-hidden />;
  return (
    <img
      src={url}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      style={style}
      onLoad={() => setShown(true)}
      className={cn(
        'bg-raise object-cover transition-opacity duration-300',
        !shown && 'opacity-0',
        className,
      )}
    />
  );
}

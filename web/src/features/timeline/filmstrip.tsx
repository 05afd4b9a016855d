import { memo } from 'react';
import type { Take } from '@/shared/api/types';
import { Poster } from '@/shared/film/poster';
import { useStrip } from './media';

/** Pictures along a clip: from its own film strip, or its poster until that is here. */
export const Filmstrip = memo(function Filmstrip({
  filmId,
  take,
  in_ms,
  width,
  height,
  ratio,
  px,
}: {
  filmId: string;
  take: Take | null;
  in_ms: number;
  width: number;
  height: number;
  /** Width of a picture to its height. */
  ratio: number;
  px: number;
}) {
  const strip = useStrip(filmId, take?.kind === 'clip' ? take.asset_id : null);
  const tile = Math.max(28, Math.round(height * ratio));
  const count = Math.max(1, Math.ceil(width / tile));
  if (!take) return <div className="absolute inset-0 bg-raise" />;
  if (!strip) {
    return (
      <div className="absolute inset-0 flex">
        {Array.from({ length: Math.min(count, 24) }, (_, i) => (
          <Poster
            key={i}
            filmId={filmId}
            take={take}
            className="h-full shrink-0"
            style={{ width: tile }}
          />
        ))}
      </div>
    );
  }
  return (
    <div className="absolute inset-0 flex">
      {Array.from({ length: count }, (_, i) => {
        const at = in_ms + ((i * tile) / px) * 1000;
        const share = take.duration_ms ? Math.min(0.999, at / take.duration_ms) : 0;
        const frame = Math.floor(share * strip.frames);
        return (
          <i
            key={i}
            className="h-full shrink-0 border-e border-black/25 bg-raise bg-no-repeat"
            style={{
              width: tile,
              backgroundImage: `url("${strip.url}")`,
              backgroundSize: `${strip.frames * tile}px 100%`,
              backgroundPosition: `${-frame * tile}px 0`,
            }}
          />
        );
      })}
    </div>
  );
});

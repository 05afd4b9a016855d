import { memo, useMemo } from 'react';
import { wavePath } from './wave-path';
import { usePeaks } from './media';

/** The loudness of a sound as bars; only the part between two pixels of the clip is drawn. */
export const Waveform = memo(function Waveform({
  filmId,
  assetId,
  px,
  from,
  to,
  height,
  color,
}: {
  filmId: string;
  assetId: string;
  /** Pixels a second. */
  px: number;
  from: number;
  to: number;
  height: number;
  color: string;
}) {
  const data = usePeaks(filmId, assetId);
  const path = useMemo(
    () => (data ? wavePath(data, { px, from, to, height }) : ''),
    [data, px, from, to, height],
  );
  return (
    <svg
      width={Math.max(0, to - from)}
      height={height}
      className="absolute bottom-0"
      style={{ left: from }}
      aria-hidden
    >
      <path d={path} stroke={color} strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
});

import type { Peaks } from './media';

/** Pixels from bar to bar. */
const STEP = 3;

/** One SVG path of bars. A sound shorter than its clip starts again, as the mix does. */
export function wavePath(
  { peaks, per_s }: Peaks,
  { px, from, to, height }: { px: number; from: number; to: number; height: number },
): string {
  if (!peaks.length) return '';
  const bars: string[] = [];
  const each = Math.max(1, (STEP / px) * per_s);
  for (let x = Math.ceil(from / STEP) * STEP; x < to; x += STEP) {
    const at = Math.floor((x / px) * per_s);
    let loud = 0;
    for (let i = at; i < at + each; i++) loud = Math.max(loud, peaks[i % peaks.length] ?? 0);
    const half = Math.max(0.6, (loud / 100) * height * 0.47);
    const left = (x - from + STEP / 2).toFixed(1);
    bars.push(`M${left} ${(height / 2 - half).toFixed(1)}V${(height / 2 + half).toFixed(1)}`);
  }
  return bars.join('');
}

/** Which clips must be mounted: Remotion renders every mounted Sequence on every frame. */

interface Span {
  start_ms: number;
  duration_ms: number;
}

const BEFORE_MS = 1000;
const AFTER_MS = 2500;

/** Clips within a second before and 2.5 s after a time. `clips` are ordered by start. */
export function near<Clip extends Span>(clips: readonly Clip[], atMs: number): Clip[] {
  let low = 0;
  let high = clips.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const clip = clips[middle];
    if (clip && clip.start_ms + clip.duration_ms < atMs - BEFORE_MS) low = middle + 1;
    else high = middle;
  }
  const found: Clip[] = [];
  for (let i = low; i < clips.length; i++) {
    const clip = clips[i];
    if (!clip || clip.start_ms > atMs + AFTER_MS) break;
    found.push(clip);
  }
  return found;
}

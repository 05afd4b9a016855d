/** Where clips are drawn: a transition overlaps two scenes, so the cut is drawn in its middle. */
import type { VideoClip } from './layout';

export interface Cut {
  clip: VideoClip;
  /** Zero-based place in the film. */
  index: number;
  from_ms: number;
  to_ms: number;
}

const known = new WeakMap<VideoClip, Cut>();

/** Clips with their drawn borders; the same object while nothing about a clip moved. */
export function cutsOf(video: readonly VideoClip[]): Cut[] {
  return video.map((clip, index) => {
    const next = video[index + 1];
    const from_ms = clip.start_ms + clip.transition.duration_ms / 2;
    const end = clip.start_ms + clip.duration_ms;
    const to_ms = next ? next.start_ms + next.transition.duration_ms / 2 : end;
    const old = known.get(clip);
    if (old && old.index === index && old.from_ms === from_ms && old.to_ms === to_ms) return old;
    const cut = { clip, index, from_ms, to_ms };
    known.set(clip, cut);
    return cut;
  });
}

/** The cuts that touch a span of time; `cuts` are in order. */
export function cutsWithin(cuts: readonly Cut[], from_ms: number, to_ms: number): Cut[] {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.to_ms ?? 0) < from_ms) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < cuts.length && (cuts[end]?.from_ms ?? Infinity) <= to_ms) end++;
  return cuts.slice(low, end);
}

/** Those in view, and those in the hand wherever they are: a clip that goes would let go. */
export function withHeld(
  cuts: readonly Cut[],
  seen: readonly Cut[],
  held: readonly string[],
): readonly Cut[] {
  const there = (cut: Cut) => held.includes(cut.clip.scene_id);
  if (seen.filter(there).length === held.length) return seen;
  const shown = new Set(seen);
  return cuts.filter((cut) => shown.has(cut) || there(cut));
}

/** The clip that is seen at a time. */
export const cutAtTime = (cuts: readonly Cut[], ms: number): Cut | undefined =>
  cutsWithin(cuts, ms, ms).at(-1);

/** Snapping of a dragged edge to places that matter: playhead, other cuts, ends of narrations, whole seconds. */
import { cutsOf } from './cuts';
import type { Timeline } from './layout';

export interface SnapTo {
  /** Places in ms, in order of nothing; the nearest wins. */
  points: readonly number[];
  /** How near in ms counts as meant. */
  within_ms: number;
  /** Also whole multiples of this many ms; 0 = none. */
  grid_ms: number;
}

/** The snapped place, and the point it held to (null when it is free). */
export function snap(ms: number, to: SnapTo): { ms: number; held: number | null } {
  let best: number | null = null;
  for (const point of to.points) {
    if (Math.abs(point - ms) > to.within_ms) continue;
    if (best === null || Math.abs(point - ms) < Math.abs(best - ms)) best = point;
  }
  if (best !== null) return { ms: best, held: best };
  const grid = to.grid_ms ? Math.round(ms / to.grid_ms) * to.grid_ms : ms;
  const near = to.grid_ms > 0 && Math.abs(grid - ms) <= to.within_ms / 2;
  return near ? { ms: grid, held: grid } : { ms, held: null };
}

/** Cuts of the film and ends of narrations, in ms; `sceneId`'s own borders hold nothing. */
export function marksOf(timeline: Timeline, sceneId: string): number[] {
  const cuts = cutsOf(timeline.video).filter((cut) => cut.clip.scene_id !== sceneId);
  const ends = cuts.flatMap((cut) => [cut.from_ms, cut.to_ms]);
  const own = cutsOf(timeline.video).find((cut) => cut.clip.scene_id === sceneId);
  const spoken = timeline.narration.map((voice) => voice.start_ms + voice.duration_ms);
  return [...ends, ...spoken].filter((ms) => ms !== own?.from_ms && ms !== own?.to_ms);
}

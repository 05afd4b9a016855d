/** Snapping of a dragged edge: playhead, other cuts, ends of narrations; less firmly beats and seconds. */
import { cutsOf } from './cuts';
import type { Timeline } from './layout';

export interface SnapTo {
  /** Places in ms, in order of nothing; the nearest wins. */
  points: readonly number[];
  /** Beats of the music: many, so they hold only half as far and never against a point. */
  beats?: readonly number[];
  /** How near in ms counts as meant. */
  within_ms: number;
  /** Also whole multiples of this many ms; 0 = none. */
  grid_ms: number;
}

/** The snapped place, and the point it held to (null when it is free). */
export function snap(ms: number, to: SnapTo): { ms: number; held: number | null } {
  const grid = to.grid_ms ? [Math.round(ms / to.grid_ms) * to.grid_ms] : [];
  const held =
    nearest(ms, to.points, to.within_ms) ??
    nearest(ms, to.beats ?? [], to.within_ms / 2) ??
    nearest(ms, grid, to.within_ms / 2);
  return { ms: held ?? ms, held };
}

/** The point nearest to a time, null when none is that near. */
function nearest(ms: number, points: readonly number[], within_ms: number): number | null {
  let best: number | null = null;
  for (const point of points) {
    if (Math.abs(point - ms) > within_ms) continue;
    if (best === null || Math.abs(point - ms) < Math.abs(best - ms)) best = point;
  }
  return best;
}

/** Cuts of the film and ends of narrations, in ms; `sceneId`'s own borders hold nothing. */
export function marksOf(timeline: Timeline, sceneId: string): number[] {
  const cuts = cutsOf(timeline.video).filter((cut) => cut.clip.scene_id !== sceneId);
  const ends = cuts.flatMap((cut) => [cut.from_ms, cut.to_ms]);
  const own = cutsOf(timeline.video).find((cut) => cut.clip.scene_id === sceneId);
  const spoken = timeline.narration.map((voice) => voice.start_ms + voice.duration_ms);
  return [...ends, ...spoken].filter((ms) => ms !== own?.from_ms && ms !== own?.to_ms);
}

/** What dragging an edge of a scene means: new in point and length, within what is possible. */
import type { Scene } from '@/shared/api/types';
import { BREATH_MS, GRID_MS, sceneMs } from '@/shared/film/layout';
import { playable } from './document';
import { MAX_SCENE_MS, MIN_SCENE_MS } from './edits';

export interface Trimmed {
  in_ms: number;
  duration_ms: number;
}

const onGrid = (ms: number): number => Math.round(ms / GRID_MS) * GRID_MS;

/** The shortest a scene can be shown: its narration is never cut. */
export function shortest(scene: Scene): number {
  const voice = scene.narration ? playable(scene.voice) : null;
  const spoken = voice ? Math.ceil((voice.duration_ms + BREATH_MS) / GRID_MS) * GRID_MS : 0;
  return Math.max(MIN_SCENE_MS, spoken);
}

/** Drag the start by `delta` ms: the in point follows, the end stays. */
export function trimStart(scene: Scene, delta: number): Trimmed {
  const now = sceneMs(scene);
  const least = -Math.min(scene.in_ms, MAX_SCENE_MS - now);
  const by = onGrid(Math.max(least, Math.min(delta, now - shortest(scene))));
  return { in_ms: Math.max(0, scene.in_ms + by), duration_ms: now - by };
}

/** Drag the end by `delta` ms. */
export function trimEnd(scene: Scene, delta: number): Trimmed {
  const wanted = onGrid(sceneMs(scene) + delta);
  const duration_ms = Math.max(shortest(scene), Math.min(MAX_SCENE_MS, wanted));
  return { in_ms: scene.in_ms, duration_ms };
}

/** Edits that need a thought before they are sent: moving several scenes, splitting at the playhead. */
import type { Scene } from '@/shared/api/types';
import { sceneMs } from '@/shared/film/layout';

export const MIN_SCENE_MS = 500;
export const MAX_SCENE_MS = 60_000;

/** Ids in their order after moving some of them, together, to before `index` of the old order. */
export function moved(order: readonly string[], ids: readonly string[], index: number): string[] {
  const moving = order.filter((id) => ids.includes(id));
  const before = order.slice(0, index).filter((id) => !ids.includes(id));
  const after = order.slice(index).filter((id) => !ids.includes(id));
  return [...before, ...moving, ...after];
}

/** Where a scene may be cut, from its start; null when the place is too near an end. */
export function cutAt(scene: Scene, at_ms: number): number | null {
  const at = Math.round(at_ms);
  const last = Math.min(scene.duration_ms, sceneMs(scene)) - MIN_SCENE_MS;
  return at >= MIN_SCENE_MS && at <= last ? at : null;
}

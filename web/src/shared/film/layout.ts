/**
 * The timeline a film plays as, derived from the document. The same rules as film/timeline.py:
 * a scene lasts max(asked, narration + breath), and a transition overlaps the scene before it.
 */

import type { Element, Project, Scene, Take, Transition } from '@/shared/api/types';

/** Silence before a narration starts. */
export const LEAD_MS = 250;
/** What a scene must be longer than its narration, lead included. */
export const BREATH_MS = 600;
/** Scene lengths are rounded up to this. */
export const GRID_MS = 100;

/** A scene's place in the film. `transition` is what leads into it, already capped. */
export type PlacedScene = {
  scene: Scene;
  /** 1-based. */
  position: number;
  start_ms: number;
  duration_ms: number;
  transition: Transition;
};

export type Layout = { scenes: PlacedScene[]; duration_ms: number };

const NO_TRANSITION: Transition = { kind: 'cut', duration_ms: 0 };

export const chosenTake = (element: Element): Take | undefined =>
  element.takes.find((take) => take.id === element.chosen);

/** The take to show a still of: the chosen one, or the one being made as soon as it has a still. */
export const shownTake = (element: Element): Take | undefined =>
  chosenTake(element) ?? element.takes.findLast((take) => take.poster_id);

/** The chosen take if it can be played. */
export function readyTake(element: Element): Take | undefined {
  const take = chosenTake(element);
  return take?.state === 'ready' && take.asset_id ? take : undefined;
}

/** How long the scene lasts, its overlaps included. */
export function sceneMs(scene: Scene): number {
  const voice = scene.narration ? readyTake(scene.voice) : undefined;
  const longest = Math.max(scene.duration_ms, voice ? voice.duration_ms + BREATH_MS : 0);
  return Math.ceil(longest / GRID_MS) * GRID_MS;
}

function transitionInto(scenes: readonly Scene[], index: number): Transition {
  const scene = scenes[index];
  const before = scenes[index - 1];
  if (!scene || !before || scene.transition.kind === 'cut') return NO_TRANSITION;
  const limit = Math.floor(Math.min(sceneMs(before), sceneMs(scene)) / 3);
  const length = Math.floor(Math.min(scene.transition.duration_ms, limit) / GRID_MS) * GRID_MS;
  return length ? { kind: scene.transition.kind, duration_ms: length } : NO_TRANSITION;
}

export function layoutFilm(project: Pick<Project, 'scenes'>): Layout {
  let start_ms = 0;
  const scenes = project.scenes.map((scene, index) => {
    const transition = transitionInto(project.scenes, index);
    start_ms -= transition.duration_ms;
    const placed = {
      scene,
      position: index + 1,
      start_ms,
      duration_ms: sceneMs(scene),
      transition,
    };
    start_ms += placed.duration_ms;
    return placed;
  });
  return { scenes, duration_ms: Math.max(0, start_ms) };
}

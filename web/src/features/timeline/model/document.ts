/** Questions that every panel asks of the film document. */
import type { Element, Part, Project, Take } from '@/shared/api/types';
import { readyTake } from '@/shared/film/layout';

/** A take that can be played: its file is there. */
export type PlayableTake = Take & { asset_id: string };

/** The chosen take if it can be played. */
export function playable(element: Element): PlayableTake | null {
  return (readyTake(element) as PlayableTake | undefined) ?? null;
}

/** A unit of work by its name, as jobs and staleness use it: "s3.visual", or "music". */
export const unitName = (sceneId: string | null, part: Part): string =>
  part === 'music' || !sceneId ? 'music' : `${sceneId}.${part}`;

/** The element that a part of a scene means; the music belongs to the film. */
export function elementOf(project: Project, sceneId: string | null, part: Part): Element | null {
  if (part === 'music') return project.music.element;
  const scene = project.scenes.find((s) => s.id === sceneId);
  if (!scene) return null;
  return part === 'visual' ? scene.picture : scene.voice;
}

/** A take's number as people read it: oldest is 1; 0 when nothing is chosen. */
export function takeNumber(element: Element, takeId: string | null = element.chosen): number {
  return element.takes.findIndex((take) => take.id === takeId) + 1;
}

/** Files a person brings along. */

import { post } from '@/shared/api/http';
import type { Part } from '@/shared/api/types';

export type Saved = { revision: number; summary: string };
export type Uploaded = { take_id: string; revision: number };

/** An own picture, clip or sound as a take of an element. Raises `invalid` with the reason. */
export function uploadTake(
  filmId: string,
  part: Part,
  sceneId: string | null,
  file: File,
): Promise<Uploaded> {
  const body = new FormData();
  body.set('file', file);
  body.set('part', part);
  if (sceneId) body.set('scene_id', sceneId);
  return post<Uploaded>(`/api/projects/${filmId}/uploads`, { body });
}

/** A picture all of the film's pictures should look like. Raises `invalid` with the reason. */
export function uploadReference(filmId: string, file: File): Promise<Saved> {
  const body = new FormData();
  body.set('file', file);
  return post<Saved>(`/api/projects/${filmId}/reference`, { body });
}

/** Makes the frame at `at_ms` of a finished film its poster. */
export const choosePoster = (filmId: string, render_id: string, at_ms: number): Promise<Saved> =>
  post<Saved>(`/api/projects/${filmId}/poster`, { body: { render_id, at_ms } });

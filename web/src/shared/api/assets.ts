/** Files a person brings along. */

import { post } from '@/shared/api/http';
import type { Part } from '@/shared/api/types';

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
  return post<Uploaded>(`/api/projects/${filmId}/uploads`, {
    query: { part, scene_id: sceneId },
    body,
  });
}

/** A picture the whole film should look like. */
export async function addReference(filmId: string, file: File): Promise<void> {
  const body = new FormData();
  body.set('file', file);
  await post(`/api/projects/${filmId}/reference`, { body });
}

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
  body.set('part', part);
  if (sceneId) body.set('scene_id', sceneId);
  return post<Uploaded>(`/api/projects/${filmId}/uploads`, { body });
}

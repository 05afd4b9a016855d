/** Files of one's own that become takes. */
import { post } from '@/shared/api/http';
import type { Part } from '@/shared/api/types';

/** Which part a file can be: a sound is a voice when a scene is meant, music otherwise. */
export function partOf(file: File, forScene: boolean): Part | null {
  if (/^(image|video)\//.test(file.type)) return 'visual';
  if (file.type.startsWith('audio/')) return forScene ? 'audio' : 'music';
  return null;
}

/** Sends the file; the server checks and re-makes it. Rejects with ApiError (too_large, invalid). */
export function uploadTake(
  filmId: string,
  file: File,
  sceneId: string | null,
  part: Part,
): Promise<{ take_id: string; revision: number }> {
  const body = new FormData();
  body.append('file', file);
  body.append('part', part);
  if (sceneId) body.append('scene_id', sceneId);
  return post(`/api/projects/${filmId}/uploads`, { body });
}

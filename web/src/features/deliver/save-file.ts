/** Saves what an endpoint that needs the token answers, as a file. */

import { problemOf } from '@/shared/api/errors';
import { accessToken } from '@/shared/auth/auth';

/** Returns what the format could not carry; empty when nothing was lost. */
export async function saveExport(filmId: string, kind: string, name: string): Promise<string> {
  const response = await fetch(`/api/projects/${filmId}/exports/${kind}`, {
    headers: { Authorization: `Bearer ${await accessToken()}` },
  });
  if (!response.ok) throw await problemOf(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'film'}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return response.headers.get('X-Loss') ?? '';
}

/** Saves what an endpoint that needs the token answers, as a file. */

import { problemOf } from '@/shared/api/errors';
import { accessToken } from '@/shared/auth/auth';

/** How long the file's address is kept for the browser to read it, in ms. */
const KEEP_MS = 10_000;

/** Resolves with the response's headers once the browser has the file. */
export async function saveAnswer(path: string, name: string): Promise<Headers> {
  const response = await fetch(path, {
    headers: { Authorization: `Bearer ${await accessToken()}` },
  });
  if (!response.ok) throw await problemOf(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
  return response.headers;
}

/** A film's title as a file name. */
export const fileName = (title: string, ending: string) =>
  `${title.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'film'}.${ending}`;

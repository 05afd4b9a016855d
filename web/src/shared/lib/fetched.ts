import { useSyncExternalStore } from 'react';

/** A line that is back needs a moment until it carries something. */
const SETTLES_MS = 500;

/**
 * Loads a part of the page when it is first needed. Without a line it comes when the line is back,
 * so that a panel waits instead of breaking; with one, a failure is a failure (app/rebuilt.ts).
 */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (navigator.onLine) throw error;
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
    return fetched(load);
  }
}

/** Whether this machine has a line; the server may be away all the same. */
export const useOnline = (): boolean => useSyncExternalStore(watchLine, () => navigator.onLine);

function watchLine(changed: () => void) {
  const off = new AbortController();
  for (const event of ['online', 'offline'])
    addEventListener(event, changed, { signal: off.signal });
  return () => off.abort();
}

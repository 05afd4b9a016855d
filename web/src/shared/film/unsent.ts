/** Edits that a session which had ended refused: this tab keeps them until the person is back. */

import type { Edit } from '@/shared/film/edits';

export interface Unsent {
  edits: readonly Edit[];
  /** Each of what they replaced as it stood then (aimsOf); something else there is somebody else's. */
  seen: readonly string[];
}

const KEY = 'pixora.unsent';

const all = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, Unsent[]>;

export function keepUnsent(filmId: string, unsent: Unsent): void {
  const { [filmId]: before = [], ...others } = all();
  sessionStorage.setItem(KEY, JSON.stringify({ ...others, [filmId]: [...before, unsent] }));
}

/** The film's edits in the order they were made, which are forgotten with that. */
export function takeUnsent(filmId: string): Unsent[] {
  const { [filmId]: kept = [], ...others } = all();
  if (kept.length) sessionStorage.setItem(KEY, JSON.stringify(others));
  return kept;
}

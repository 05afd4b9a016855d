/** Edits that a session which had ended refused: this tab keeps them until the person is back. */

import type { Edit } from '@/shared/film/edits';

type Unsent = Record<string, readonly Edit[]>;
const KEY = 'pixora.unsent';

const all = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Unsent;

export function keepUnsent(filmId: string, edits: readonly Edit[]): void {
  const { [filmId]: before = [], ...others } = all();
  sessionStorage.setItem(KEY, JSON.stringify({ ...others, [filmId]: [...before, ...edits] }));
}

/** The film's edits in the order they were made, which are forgotten with that. */
export function takeUnsent(filmId: string): Edit[] {
  const { [filmId]: edits = [], ...others } = all();
  if (edits.length) sessionStorage.setItem(KEY, JSON.stringify(others));
  return [...edits];
}

import { useState } from 'react';

export type FilmView = 'grid' | 'list';
const KEY = 'pixora.films.view';

/** Tiles or lines, as this browser was left. */
export function useView(): [FilmView, (view: FilmView) => void] {
  const [view, setView] = useState<FilmView>(() =>
    localStorage.getItem(KEY) === 'list' ? 'list' : 'grid',
  );
  const change = (next: FilmView) => {
    localStorage.setItem(KEY, next);
    setView(next);
  };
  return [view, change];
}

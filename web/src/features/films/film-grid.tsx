import { useEffect, useRef } from 'react';
import { FilmTile } from '@/features/films/film-tile';
import type { FilmView } from '@/features/films/use-view';
import type { FilmCard } from '@/features/films/queries';
import { films as words } from '@/shared/i18n/films';
import { useFocusKept } from '@/shared/lib/use-focus-kept';
import { Button } from '@/shared/ui/button';

/** How tiles or lines lie, those that are here and those that are coming. */
export const lookOf = (view: FilmView) =>
  view === 'list' ? 'mt-3' : 'mt-5 grid grid-cols-1 gap-x-5 gap-y-7 sm:grid-cols-2 lg:grid-cols-3';

/** The films as tiles or lines; the next page is fetched when its place comes near the screen. */
export function FilmGrid({
  films,
  deleted,
  view,
  more,
}: {
  films: FilmCard[];
  deleted: boolean;
  view: FilmView;
  more?: () => void;
}) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  const list = useRef<HTMLUListElement>(null);
  useFocusKept(
    list,
    films.map((film) => film.id),
  );
  const count = films.length;
  useEffect(() => {
    const mark = end.current;
    if (!mark || !count) return;
    const watch = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && latest.current?.(),
      { rootMargin: '400px' },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [count]);
  return (
    <>
      <ul ref={list} className={lookOf(view)}>
        {films.map((film) => (
          <FilmTile key={film.id} film={film} deleted={deleted} line={view === 'list'} />
        ))}
      </ul>
      <div ref={end} className="mt-6 text-center">
        {more && <Button onClick={more}>{words.more}</Button>}
      </div>
    </>
  );
}

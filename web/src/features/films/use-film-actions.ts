import { useQueryClient } from '@tanstack/react-query';
import { filmsKey, type FilmCard } from '@/features/films/queries';
import { del, patch, post } from '@/shared/api/http';
import { films as words } from '@/shared/i18n/films';
import { notify } from '@/shared/ui/toast';

/** What the dashboard does with a film; each refreshes the list and says what happened. */
export function useFilmActions(film: FilmCard) {
  const queries = useQueryClient();
  const path = `/api/projects/${film.id}`;
  const act = (work: Promise<unknown>, after?: () => void) =>
    work
      .then(() => {
        void queries.invalidateQueries({ queryKey: filmsKey });
        after?.();
      })
      .catch(notify.failed);
  const bringBack = () => act(patch(path, { body: { deleted: false } }));
  return {
    rename: (title: string) => act(patch(path, { body: { title } })),
    duplicate: () =>
      act(post(`${path}/duplicate`), () => notify.done(words.duplicated(film.title))),
    remove: () =>
      act(del(path), () => notify.undoable(words.removed(film.title), () => void bringBack())),
    bringBack,
  };
}

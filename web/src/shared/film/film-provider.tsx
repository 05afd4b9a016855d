/** A film for everything below: its document, its stream, and the way to change it. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Project } from '@/shared/api/types';
import { useAuth } from '@/shared/auth/auth';
import { FilmEditor } from '@/shared/film/film-editor';
import { FilmFeed, type FilmListener } from '@/shared/film/film-feed';
import { filmQuery } from '@/shared/film/film-query';
import type { FilmState } from '@/shared/film/film-state';
import { notify } from '@/shared/ui/toast';

type FilmContext = { film: FilmState; feed: FilmFeed; editor: FilmEditor };
const Context = createContext<FilmContext | null>(null);

/** `waiting` is shown until the document is here, `failed` when it cannot be had. */
export function FilmProvider({
  filmId,
  waiting,
  failed,
  children,
}: {
  filmId: string;
  waiting: ReactNode;
  failed: (error: Error, retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(filmQuery(filmId));
  const [feed, editor] = useMemo(
    () => [new FilmFeed(filmId, queries), new FilmEditor(filmId, queries)],
    [filmId, queries],
  );
  const known = data !== undefined;
  useEffect(() => (known ? feed.start() : undefined), [feed, known]);
  useEffect(() => {
    if (!known) return;
    const send = () => sendUnsent(editor);
    send();
    return useAuth.subscribe((now, before) => now.status !== before.status && send());
  }, [editor, known]);
  const drafts = useSyncExternalStore(editor.watch, () => editor.drafts);
  const value = useMemo(() => {
    if (!data) return null;
    return { film: { ...data, project: editor.shown(data, drafts) }, feed, editor };
  }, [data, drafts, editor, feed]);
  if (value) return <Context.Provider value={value}>{children}</Context.Provider>;
  return error ? failed(error, () => void refetch()) : waiting;
}

/** What was changed while signed out is saved once the person is back. */
const sendUnsent = (editor: FilmEditor) =>
  void editor
    .sendUnsent()
    .then(
      (count) => count && notify.done('What you changed while signed out is saved.'),
      notify.failed,
    );

function useContextOrThrow(): FilmContext {
  const value = useContext(Context);
  if (!value) throw new Error('useFilm needs a FilmProvider above it');
  return value;
}

/** The film as the person sees it now: the server's document with their own edits on top. */
export const useFilm = (): FilmState => useContextOrThrow().film;

export const useProject = (): Project => useFilm().project;

/** How to change the film: `editor.edit([...])`, `editor.tool(name, args)`. */
export const useEditor = (): FilmEditor => useContextOrThrow().editor;

/** The film's stream. */
export const useFeed = (): FilmFeed => useContextOrThrow().feed;

/** Calls `listener` with every event of the stream while the component is mounted. */
export function useFilmEvents(listener: FilmListener) {
  const { feed } = useContextOrThrow();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => feed.listen((event, seq) => latest.current(event, seq)), [feed]);
}

/** True once the stream has been away long enough to mention it. */
export function useFilmLost(): boolean {
  const { feed } = useContextOrThrow();
  const state = useSyncExternalStore(feed.watchState, () => feed.state);
  const away = state === 'waiting' || (state === 'connecting' && feed.wasOpen);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLost(away), away ? 2000 : 0);
    return () => clearTimeout(timer);
  }, [away]);
  return lost && away;
}

import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

export type FilmCard = Schemas['FilmCard'];
export type FilmList = Schemas['FilmList'];
export type FilmStatus = FilmCard['status'];
export type FilmFilter = '' | FilmStatus | 'needs_you' | 'deleted';
export type FilmSort = 'updated' | 'created' | 'title' | 'duration';

export type FilmSearch = { query: string; status: FilmFilter; sort: FilmSort };

export const filmsKey = ['films'] as const;

/** How often a film under way is looked at again, in ms. */
const WATCH_MS = 4000;

/** Work goes on, the cut of finished scenes included. */
export const isMaking = (film: FilmCard) => film.status === 'making' || film.progress !== null;

export const filmsQuery = (search: FilmSearch) =>
  infiniteQueryOptions({
    queryKey: [...filmsKey, search],
    queryFn: ({ pageParam, signal }) =>
      get<FilmList>('/api/projects', {
        query: { ...search, status: search.status || null, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: FilmList) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some(isMaking)) ? WATCH_MS : false,
  });

import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';

export type FilmStatus = 'draft' | 'making' | 'made' | 'failed';
export type FilmFilter = '' | FilmStatus | 'deleted';
export type FilmSort = 'updated' | 'created' | 'title' | 'duration';

export type FilmCard = {
  id: string;
  title: string;
  logline: string;
  status: FilmStatus;
  updated_at: string;
  created_at: string;
  duration_ms: number;
  scene_count: number;
  poster_url: string | null;
  needs_you: boolean;
  /** 0..1 while it is being made. */
  progress: number | null;
};

export type FilmList = {
  items: FilmCard[];
  next: string | null;
  stats: { films: number; made: number; duration_ms: number; credits_spent: number };
};

export type FilmSearch = { query: string; status: FilmFilter; sort: FilmSort };

export const filmsKey = ['films'] as const;

/** How often a film under way is looked at again, in ms. */
const WATCH_MS = 4000;

export const filmsQuery = (search: FilmSearch) =>
  infiniteQueryOptions({
    queryKey: [...filmsKey, search],
    queryFn: ({ pageParam, signal }) =>
      get<FilmList>('/api/projects', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: FilmList) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((film) => film.status === 'making'))
        ? WATCH_MS
        : false,
  });

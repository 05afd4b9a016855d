import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

export type Download = Schemas['Download'];

/** Addresses to play and save a render; asked anew before they run out. */
export const downloadQuery = (filmId: string, renderId: string) =>
  queryOptions({
    queryKey: ['render', filmId, renderId],
    queryFn: ({ signal }) =>
      get<Download>(`/api/projects/${filmId}/renders/${renderId}`, { signal }),
    staleTime: 30 * 60_000,
  });

/** The captions as the player takes them: the address of a WebVTT file in memory. */
export const captionsQuery = (filmId: string, revision: number) =>
  queryOptions({
    queryKey: ['captions', filmId, revision],
    queryFn: async ({ signal }) => {
      const text = await get<string>(`/api/projects/${filmId}/exports/vtt`, { signal });
      return URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
    },
    staleTime: Infinity,
    retry: false,
  });

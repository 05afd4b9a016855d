/** Pictures and loudness of clips, as the server measured them once for each asset. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '@/shared/api/http';

/** Loudness 0..100, `per_s` values a second; of music also when its beats fall. */
export interface Peaks {
  peaks: number[];
  per_s: number;
  beats_ms: number[];
}

/** Pictures of a clip side by side in one image, each `width_px` wide. */
export interface Strip {
  url: string;
  frames: number;
  width_px: number;
  height_px: number;
}

/** Measurements never change; a strip's address is signed for an hour. */
const peaksQuery = (filmId: string, assetId: string) =>
  queryOptions({
    queryKey: ['peaks', assetId],
    queryFn: ({ signal }) =>
      get<Peaks>(`/api/projects/${filmId}/peaks`, { query: { asset_id: assetId }, signal }),
    staleTime: Infinity,
    retry: 1,
  });

const stripQuery = (filmId: string, assetId: string) =>
  queryOptions({
    queryKey: ['filmstrip', assetId],
    queryFn: ({ signal }) =>
      get<Strip>(`/api/projects/${filmId}/filmstrip`, { query: { asset_id: assetId }, signal }),
    staleTime: 30 * 60_000,
    retry: 1,
  });

export function usePeaks(filmId: string, assetId: string | null): Peaks | undefined {
  return useQuery({ ...peaksQuery(filmId, assetId ?? ''), enabled: assetId !== null }).data;
}

const NONE: readonly number[] = [];

/** When the beats of a piece of music fall; none until they are known. */
export const useBeats = (filmId: string, assetId: string | null): readonly number[] =>
  usePeaks(filmId, assetId)?.beats_ms ?? NONE;

export function useStrip(filmId: string, assetId: string | null): Strip | undefined {
  return useQuery({ ...stripQuery(filmId, assetId ?? ''), enabled: assetId !== null }).data;
}

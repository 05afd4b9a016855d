/** Signed addresses of assets. Many components ask in one frame; one request answers them all. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { post } from '@/shared/api/http';

type Wish = { resolve: (url: string | null) => void; reject: (error: unknown) => void };
const waiting = new Map<string, Map<string, Wish[]>>();

/** How long an address is used before a new one is asked for, in ms; the server signs for longer. */
const FRESH_MS = 30 * 60_000;

function ask(filmId: string, assetId: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let wishes = waiting.get(filmId);
    if (!wishes) {
      wishes = new Map();
      waiting.set(filmId, wishes);
      setTimeout(() => void send(filmId), 8);
    }
    wishes.set(assetId, [...(wishes.get(assetId) ?? []), { resolve, reject }]);
  });
}

async function send(filmId: string) {
  const wishes = waiting.get(filmId) ?? new Map<string, Wish[]>();
  waiting.delete(filmId);
  try {
    const { urls } = await post<{ urls: Record<string, string> }>(`/api/projects/${filmId}/links`, {
      body: { asset_ids: [...wishes.keys()] },
    });
    for (const [id, askers] of wishes) for (const asker of askers) asker.resolve(urls[id] ?? null);
  } catch (error) {
    for (const askers of wishes.values()) for (const asker of askers) asker.reject(error);
  }
}

export const assetUrlQuery = (filmId: string, assetId: string) =>
  queryOptions({
    queryKey: ['asset-url', filmId, assetId],
    queryFn: () => ask(filmId, assetId),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  });

/** The asset's address, undefined while it is unknown or when there is no asset. */
export function useAssetUrl(
  filmId: string,
  assetId: string | null | undefined,
): string | undefined {
  const query = useQuery({ ...assetUrlQuery(filmId, assetId ?? ''), enabled: Boolean(assetId) });
  return query.data ?? undefined;
}

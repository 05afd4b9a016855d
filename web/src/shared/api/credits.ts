import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

export type CreditsNow = Schemas['CreditsNow'];
export type CreditEntry = Schemas['CreditEntry'];
export type CreditEntries = Schemas['CreditEntries'];

export const creditsKey = ['credits'] as const;

export const creditsQuery = queryOptions({
  queryKey: creditsKey,
  queryFn: ({ signal }) => get<CreditsNow>('/api/credits', { signal }),
});

/** A page of the ledger; `limit`: its entries, at most 200. */
export const readEntries = (cursor: CreditEntries['next'], signal: AbortSignal, limit = 50) =>
  get<CreditEntries>('/api/credits/entries', { query: { cursor, limit }, signal });

export const entriesQuery = infiniteQueryOptions({
  queryKey: [...creditsKey, 'entries'],
  queryFn: ({ pageParam, signal }) => readEntries(pageParam, signal),
  initialPageParam: null as CreditEntries['next'],
  getNextPageParam: (page: CreditEntries) => page.next,
});

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { PriceLine } from '@/shared/api/choices';
import { get } from '@/shared/api/http';

export type CreditsNow = { balance: number; reserved: number; spent: number; prices: PriceLine[] };

export type CreditEntry = {
  id: number;
  kind: string;
  delta: number;
  reason: string | null;
  project_id: string | null;
  at: string;
};

export type CreditEntries = {
  items: CreditEntry[];
  next: string | null;
  per_film: { project_id: string; title: string; credits: number }[];
};

export const creditsKey = ['credits'] as const;

export const creditsQuery = queryOptions({
  queryKey: creditsKey,
  queryFn: ({ signal }) => get<CreditsNow>('/api/credits', { signal }),
});

export const entriesQuery = infiniteQueryOptions({
  queryKey: [...creditsKey, 'entries'],
  queryFn: ({ pageParam, signal }) =>
    get<CreditEntries>('/api/credits/entries', { query: { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page: CreditEntries) => page.next,
});

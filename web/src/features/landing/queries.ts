import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

export type Example = Schemas['Example'];

/** A page left open on a fresh host looks again until the first film is there. */
const LOOK_AGAIN_MS = 60_000;

/** Films this engine made on this host; empty until they are made. */
export const examplesQuery = queryOptions({
  queryKey: ['examples'],
  queryFn: ({ signal }) =>
    get<{ items: Example[] }>('/api/examples', { signal, signedIn: false }).then(
      (answer) => answer.items,
    ),
  staleTime: Infinity,
  refetchInterval: ({ state }) => (state.data?.length ? false : LOOK_AGAIN_MS),
});

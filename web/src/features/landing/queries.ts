import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

export type Example = Schemas['Example'];

/** Films this engine made on this host; empty until they are made. */
export const examplesQuery = queryOptions({
  queryKey: ['examples'],
  queryFn: ({ signal }) =>
    get<{ items: Example[] }>('/api/examples', { signal, signedIn: false }).then(
      (answer) => answer.items,
    ),
  staleTime: Infinity,
});

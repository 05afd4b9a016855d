import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ApiError } from '@/shared/api/errors';

const Toaster = lazy(async () => ({ default: (await import('@/shared/ui/toaster')).Toaster }));

/** A refusal stays a refusal; only a server that is away is asked again. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500);

const newQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: false },
    },
  });

export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      {children}
      <Notices />
    </QueryClientProvider>
  );
}

const never = () => () => {};

/** Fetched once the page stands; the build draws the first page without. */
function Notices() {
  const stands = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    stands && (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  );
}

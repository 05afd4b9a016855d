import { lazy, Suspense } from 'react';
import { Outlet, useParams } from 'react-router';
import { PageWaiting } from '@/app/page-waiting';
import { ConnectionBanner } from '@/app/shell/connection-banner';
import { CommandPalette } from '@/app/shell/command-palette';
import { FilmBar } from '@/app/shell/film-bar';
import { FilmProvider } from '@/shared/film/film-provider';
import { fetched } from '@/shared/lib/fetched';
import { TooltipRoot } from '@/shared/ui/tooltip';

const FilmMissing = lazy(async () => ({
  default: (await fetched(() => import('@/app/film-missing'))).FilmMissing,
}));

/** What Plan, Studio and Deliver share: the film, its stream and the top bar. */
export function FilmShell() {
  const { filmId = '' } = useParams();
  return (
    <FilmProvider
      key={filmId}
      filmId={filmId}
      waiting={<PageWaiting />}
      failed={(error, retry) => (
        <Suspense fallback={<PageWaiting />}>
          <FilmMissing error={error} onRetry={retry} />
        </Suspense>
      )}
    >
      <TooltipRoot>
        <div className="flex min-h-dvh flex-col has-data-fills:h-dvh">
          <div className="sticky top-0 z-30">
            <FilmBar />
            <ConnectionBanner />
          </div>
          <Outlet />
          <CommandPalette />
        </div>
      </TooltipRoot>
    </FilmProvider>
  );
}

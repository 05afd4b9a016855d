import { Outlet, useParams } from 'react-router';
import { PageWaiting } from '@/app/page-waiting';
import { ConnectionBanner } from '@/app/shell/connection-banner';
import { CommandPalette } from '@/app/shell/command-palette';
import { FilmBar } from '@/app/shell/film-bar';
import { FilmProvider } from '@/shared/film/film-provider';
import { TooltipRoot } from '@/shared/ui/tooltip';
import { ErrorPanel } from '@/shared/ui/error-panel';

/** What Plan, Studio and Deliver share: the film, its stream and the top bar. */
export function FilmShell() {
  const { filmId = '' } = useParams();
  return (
    <FilmProvider
      key={filmId}
      filmId={filmId}
      waiting={<PageWaiting />}
      failed={(error, retry) => (
        <main className="h-dvh">
          <h1 className="sr-only">Film</h1>
          <ErrorPanel error={error} title="This film could not be opened" onRetry={retry} />
        </main>
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

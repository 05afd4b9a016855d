import { Outlet, useParams } from 'react-router';
import { FilmMissing } from '@/app/film-missing';
import { PageWaiting } from '@/app/page-waiting';
import { ConnectionBanner } from '@/app/shell/connection-banner';
import { CommandPalette } from '@/app/shell/command-palette';
import { FilmBar } from '@/app/shell/film-bar';
import { FilmProvider } from '@/shared/film/film-provider';
import { TooltipRoot } from '@/shared/ui/tooltip';

/** What Plan, Studio and Deliver share: the film, its stream and the top bar. */
export function FilmShell() {
  const { filmId = '' } = useParams();
  return (
    <FilmProvider
      key={filmId}
      filmId={filmId}
      waiting={<PageWaiting />}
      failed={(error, retry) => <FilmMissing error={error} onRetry={retry} />}
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

import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { ApiError, sentenceOf } from '@/shared/api/errors';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Main } from '@/shared/ui/main';
import { Logo } from '@/shared/ui/mark';

/** The page crashed or does not exist. */
export function PageError() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="max-w-[44ch]">
        <Logo className="text-base" />
        <h1 className="mt-6 font-display text-[40px] leading-none tracking-[-.02em]">
          {missing ? 'There is no such page' : 'This page stopped working'}
        </h1>
        <p className="mt-3 text-sm text-balance text-fg-2">
          {missing
            ? 'The address is mistyped, or the page has moved. Your films are where you left them.'
            : error instanceof ApiError
              ? error.message
              : 'What was saved is safe. Reload the page to go on.'}
        </p>
        {!missing && !(error instanceof ApiError) && (
          <p className="mt-2 font-mono text-2xs wrap-anywhere text-fg-3">{sentenceOf(error)}</p>
        )}
        <div className="mt-6 flex justify-center gap-2">
          {missing ? (
            <Button tone="outline" asChild>
              <Link to="/">{common.newFilm}</Link>
            </Button>
          ) : (
            <Button tone="outline" onClick={() => location.reload()}>
              Reload
            </Button>
          )}
          <Button tone="solid" asChild>
            <Link to="/films">{common.yourFilms}</Link>
          </Button>
        </div>
      </div>
    </Main>
  );
}

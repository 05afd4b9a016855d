import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { sentenceOf } from '@/shared/api/errors';
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
          {missing ? 'Nothing is shown here' : 'This page stopped working'}
        </h1>
        <p className="mt-3 text-sm text-balance text-fg-2">
          {missing
            ? 'The address leads nowhere. Your films are where you left them.'
            : sentenceOf(error)}
        </p>
        <div className="mt-6 flex justify-center gap-2">
          {!missing && (
            <Button tone="outline" onClick={() => location.reload()}>
              Reload
            </Button>
          )}
          <Button tone="solid" asChild>
            <Link to="/films">All films</Link>
          </Button>
        </div>
      </div>
    </Main>
  );
}

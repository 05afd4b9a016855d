import { CircleOff } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { isCode, sentenceOf } from '@/shared/api/errors';
import { useAuth } from '@/shared/auth/auth';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Main } from '@/shared/ui/main';
import { Logo } from '@/shared/ui/mark';

/** The film cannot be shown: why, and where to go from here. */
export function FilmMissing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const status = useAuth((auth) => auth.status);
  const gone = isCode(error, 'not_found');
  const ended = isCode(error, 'unauthorized');
  const signIn = `/sign-in?next=${encodeURIComponent(useLocation().pathname)}`;
  return (
    <Main className="grid min-h-dvh place-items-center p-6 text-center">
      <div role="alert" className="flex max-w-[46ch] flex-col items-center">
        <Logo className="text-base" />
        <CircleOff className="mt-8 size-6 text-fg-3" aria-hidden />
        <h1 className="mt-4 font-display text-[34px] leading-none tracking-[-.02em]">
          {gone ? common.noFilm : common.filmFailed}
        </h1>
        <p className="mt-3 text-sm text-balance text-fg-2">
          {gone ? common.noFilmText : sentenceOf(error)}
        </p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          {gone || ended ? (
            (ended || status !== 'named') && (
              <Button tone="outline" asChild>
                <Link to={signIn}>{common.signIn}</Link>
              </Button>
            )
          ) : (
            <Button tone="outline" onClick={onRetry}>
              {common.retry}
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

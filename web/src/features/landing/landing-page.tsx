import { Link } from 'react-router';
import { common } from '@/shared/i18n/common';
import { Logo } from '@/shared/ui/mark';

export function LandingPage() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <div className="text-center">
        <Logo />
        <h1 className="mt-4 font-display text-[56px] leading-none">
          Direct a film <em className="text-accent-ink">by talking</em> to it.
        </h1>
        <Link to="/films">{common.films}</Link>
      </div>
    </main>
  );
}

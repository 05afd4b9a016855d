import { useQuery } from '@tanstack/react-query';
import { Link, NavLink } from 'react-router';
import { AccountMenu } from '@/app/shell/account-menu';
import { CreditsLink } from '@/app/shell/credits-link';
import { ThemeButton } from '@/app/shell/theme-button';
import { creditsQuery } from '@/shared/api/credits';
import { meQuery } from '@/shared/api/me';
import { common } from '@/shared/i18n/common';
import { cn } from '@/shared/lib/cn';
import { Logo, Mark } from '@/shared/ui/mark';

const PAGES = [
  { to: '/films', label: common.films },
  { to: '/credits', label: common.usage },
  { to: '/settings', label: common.settings },
];

/** The bar above the pages that belong to no single film. */
export function AppBar() {
  const { data: credits } = useQuery(creditsQuery);
  const { data: me } = useQuery(meQuery);
  const pages = me?.is_admin ? [...PAGES, { to: '/admin', label: common.admin }] : PAGES;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4 sm:px-8">
      <Link
        to="/"
        aria-label={common.product}
        className="tap tap-icon flex shrink-0 items-center justify-center max-sm:-ms-2"
      >
        <Logo className="hidden sm:inline-flex" />
        <Mark className="size-6 sm:hidden" />
      </Link>
      <nav
        aria-label={common.mainNav}
        className="-my-1 ms-1 flex min-w-0 overflow-x-auto py-1 [scrollbar-width:none] sm:ms-6 sm:gap-1"
      >
        {pages.map((page) => (
          <NavLink
            key={page.to}
            to={page.to}
            className={({ isActive }) =>
              cn(
                'grid h-8 place-items-center rounded-lg px-2 text-sm font-medium transition-colors sm:px-3',
                page.to === '/credits' && 'max-sm:hidden', // the balance beside it leads there
                isActive ? 'bg-raise text-fg' : 'text-fg-2 hover:bg-raise hover:text-fg',
              )
            }
          >
            {page.label}
          </NavLink>
        ))}
      </nav>
      <span className="ms-auto" />
      {credits && <CreditsLink balance={credits.balance} reserved={credits.reserved} />}
      <ThemeButton />
      <AccountMenu />
    </header>
  );
}

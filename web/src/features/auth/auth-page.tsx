import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { common } from '@/shared/i18n/common';
import { Main } from '@/shared/ui/main';
import { Logo } from '@/shared/ui/mark';

/** The frame of sign in, sign up and reset. */
export function AuthPage({
  title,
  text,
  children,
  footer,
}: {
  title: string;
  text: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-16 items-center px-4 sm:px-8">
        <Link to="/" aria-label={common.product} className="tap flex items-center">
          <Logo className="text-[15px]" />
        </Link>
      </header>
      <Main className="mx-auto w-full max-w-[380px] flex-1 px-4 pt-[8vh] pb-12">
        <h1 className="font-display text-[40px] leading-none tracking-[-.02em]">{title}</h1>
        <p className="mt-3 text-sm text-pretty text-fg-2">{text}</p>
        {children}
        {footer && (
          <div className="mt-6 space-y-2 touch:mt-4 touch:space-y-0 text-sm text-fg-2">
            {footer}
          </div>
        )}
      </Main>
    </div>
  );
}

export const linkLook =
  'touch:inline-block touch:py-3 font-medium text-accent-ink underline-offset-4 hover:underline';

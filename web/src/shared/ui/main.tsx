import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** Where the skip link leads. */
export const CONTENT_ID = 'content';

/** A page's content. It can take the focus, so that keys go on from here, but is no stop of Tab. */
export function Main({ className, ...rest }: ComponentProps<'main'>) {
  return <main id={CONTENT_ID} tabIndex={-1} className={cn('outline-none', className)} {...rest} />;
}

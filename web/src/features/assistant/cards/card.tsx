import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** A box in the conversation: an icon, what it is about, and what is known on the right. */
export function Card(props: {
  icon: ReactNode;
  title: string;
  meta?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <article
      aria-label={props.title}
      className={cn(
        'rise overflow-hidden rounded-xl border bg-card',
        props.live ? 'border-line-2' : 'border-line',
      )}
    >
      <header className="flex min-h-9 items-center gap-2 px-3 py-1.5">
        <span className="shrink-0 text-fg-3 [&>svg]:size-3.5">{props.icon}</span>
        <h3 className="min-w-0 grow truncate text-xs font-medium">{props.title}</h3>
        {props.meta}
      </header>
      {props.children}
    </article>
  );
}

import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** Nothing here yet: says what will be here and the one thing to do about it. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  className,
}: {
  icon?: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cn(
        'mx-auto flex max-w-[46ch] flex-col items-center px-4 py-10 text-center',
        className,
      )}
    >
      {icon && (
        <span className="mb-4 grid size-11 place-items-center rounded-xl border border-line bg-card text-fg-3 [&>svg]:size-5">
          {icon}
        </span>
      )}
      <h2 className="text-base font-medium">{title}</h2>
      <p className="mt-1.5 text-sm text-pretty text-fg-2">{text}</p>
      {action && <div className="mt-5 flex gap-2">{action}</div>}
    </div>
  );
}

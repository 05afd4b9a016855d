import { cn } from '@/shared/lib/cn';
import { formatCredits, formatNumber } from '@/shared/lib/format';

/** A price beside what it buys: a number to the eye, "4 credits" to the ear. */
export const Cost = ({ credits, className }: { credits: number; className?: string }) => (
  <span className={cn('tnum', className ?? 'text-fg-3')}>
    <span aria-hidden>{formatNumber(credits)}</span>
    <span className="sr-only">{formatCredits(credits)}</span>
  </span>
);

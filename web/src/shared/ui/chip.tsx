import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const TONES = {
  plain: 'bg-raise text-fg-2',
  accent: 'bg-accent-soft text-accent-ink',
  ok: 'bg-raise text-ok',
  warn: 'bg-raise text-warn',
  danger: 'bg-raise text-danger',
};
export type ChipTone = keyof typeof TONES;

/** A fact in two words: a state, a length, a price. */
export function Chip({
  tone = 'plain',
  className,
  title,
  children,
}: {
  tone?: ChipTone;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cn(
        'tnum inline-flex h-5 items-center gap-1 rounded-md px-1.5 text-2xs font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

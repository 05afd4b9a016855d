import { cn } from '@/shared/lib/cn';

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden>
      <rect x="1" y="1" width="22" height="22" rx="6.5" fill="var(--accent)" />
      <path d="M6.2 17.6 9.4 6.4h1.7L8.9 17.6zM11.2 12.1l7.4-4.3v8.6z" fill="var(--accent-fg)" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span
      className={cn('inline-flex items-center gap-2 font-semibold tracking-[-.02em]', className)}
    >
      <Mark className="size-[22px]" />
      Pixora
    </span>
  );
}

import { cn } from '@/shared/lib/cn';

/** The shape of what is loading, so that nothing jumps when it arrives. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cn('relative overflow-hidden rounded-lg bg-card', className)}>
      <span className="shimmer absolute inset-0" />
    </div>
  );
}

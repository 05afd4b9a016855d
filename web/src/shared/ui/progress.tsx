import { cn } from '@/shared/lib/cn';

/** How far something is, 0..1. Without `value` it only says that work goes on. */
export function Progress({
  label,
  value,
  className,
}: {
  label: string;
  value?: number;
  className?: string;
}) {
  const percent =
    value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('relative h-1.5 overflow-hidden rounded-full bg-raise', className)}
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-300"
        style={{ width: percent === undefined ? '100%' : `${percent}%` }}
      />
      {percent === undefined && <span className="shimmer absolute inset-0" />}
    </div>
  );
}

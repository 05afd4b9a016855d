import { RotateCw, TriangleAlert } from 'lucide-react';
import { sentenceOf } from '@/shared/api/errors';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';

/** Something failed: its reason in a sentence and the way on. */
export function ErrorPanel({
  error,
  title = 'This part could not be shown',
  retryLabel = 'Try again',
  onRetry,
  className,
}: {
  error: unknown;
  title?: string;
  retryLabel?: string;
  onRetry?: () => void;
  className?: string;
}) {
  return (
    <div role="alert" className={cn('grid h-full place-items-center p-6 text-center', className)}>
      <div className="max-w-[44ch]">
        <TriangleAlert className="mx-auto size-5 text-warn" aria-hidden />
        <h2 className="mt-3 text-sm font-medium">{title}</h2>
        <p className="mt-1 text-xs text-pretty text-fg-2">{sentenceOf(error)}</p>
        {onRetry && (
          <Button tone="outline" size="sm" className="mt-4" onClick={onRetry}>
            <RotateCw className="size-3.5" />
            {retryLabel}
          </Button>
        )}
      </div>
    </div>
  );
}

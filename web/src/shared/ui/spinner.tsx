import { LoaderCircle } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex">
      <LoaderCircle className={cn('size-4 animate-spin', className)} aria-hidden />
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}

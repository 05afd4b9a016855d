import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

const box =
  'w-full rounded-lg border border-line-2 bg-panel px-3 text-sm pointer-coarse:text-[16px] text-fg transition-colors placeholder:text-fg-3 hover:border-fg-3/50 focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-50';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(box, 'h-9 touch:h-10', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(box, 'min-h-20 py-2 leading-relaxed', className)} {...rest} />;
}

/**
 * A native select: quick, complete on phones, and costs no bytes. `chip` is the small form: as wide
 * as what is chosen, so that nothing moves when the options arrive.
 */
export function Select({
  chip,
  className,
  children,
  ...rest
}: ComponentProps<'select'> & { chip?: boolean }) {
  return (
    <span className={cn('relative inline-flex min-w-0', !chip && 'w-full')}>
      <select
        className={cn(
          'min-w-0 appearance-none truncate text-fg transition-colors disabled:opacity-50',
          chip
            ? 'field-sizing-content h-8 max-w-36 rounded-lg bg-card ps-2.5 pe-7 text-xs font-medium hover:bg-raise'
            : cn(box, 'h-9 pe-8'),
          className,
        )}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-2 top-1/2 size-3.5 -translate-y-1/2 text-fg-3"
      />
    </span>
  );
}

/**
 * Text that edits in place: looks like text, a field on hover and focus.
 * `field-sizing: content` grows it with what is written.
 */
export const inlineField =
  'w-full resize-none rounded-md bg-transparent px-1.5 -mx-1.5 py-1 touch:py-1.5 outline-offset-0 transition-colors hover:bg-raise/60 focus:bg-raise field-sizing-content placeholder:text-fg-3';

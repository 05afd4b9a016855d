import { Slider as Radix } from 'radix-ui';
import { cn } from '@/shared/lib/cn';

/** One number by drag or arrow keys. `onCommit` fires once, when the hand lets go. */
export function Slider({
  label,
  value,
  min = 0,
  max = 100,
  step = 1,
  onChange,
  onCommit,
  valueText,
  className,
}: {
  label: string;
  value: number;
  min?: number;
  max?: number;
  step?: number;
  onChange: (value: number) => void;
  onCommit?: (value: number) => void;
  /** The value in words, for screen readers. */
  valueText?: string;
  className?: string;
}) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next = value]) => onChange(next)}
      // By key Radix commits before it changes; whoever listens expects the change first.
      onValueCommit={([next = value]) => queueMicrotask(() => onCommit?.(next))}
      className={cn('hit relative flex h-6 w-full touch-none items-center select-none', className)}
    >
      <Radix.Track className="relative h-1 grow rounded-full bg-raise">
        <Radix.Range className="absolute h-full rounded-full bg-fg-2" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-3.5 rounded-full bg-fg shadow-pop"
      />
    </Radix.Root>
  );
}

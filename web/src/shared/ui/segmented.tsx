import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export type Segment<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  hint?: string;
};

/** One of a few, all visible: aspect ratio, theme, mode. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  compact,
  icons,
  className,
}: {
  label: string;
  value: Value;
  options: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  /** Shows only the icon on narrow screens. */
  compact?: boolean;
  /** Shows only the icons. */
  icons?: boolean;
  className?: string;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onChange(next as Value)}
      aria-label={label}
      className={cn('inline-flex rounded-lg bg-card p-0.5', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.label}
          title={option.hint ?? (icons ? option.label : undefined)}
          className="tap-icon tnum flex h-7 items-center justify-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap text-fg-3 transition-colors hover:text-fg data-[state=on]:bg-raise data-[state=on]:text-fg [&>svg]:size-3.5"
        >
          {option.icon}
          {!icons && (
            <span className={cn(compact && option.icon ? 'hidden sm:inline' : undefined)}>
              {option.label}
            </span>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

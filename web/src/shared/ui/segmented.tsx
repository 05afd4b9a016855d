import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export type Segment<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  hint?: string;
};

/**
 * One of a few, all visible: aspect ratio, theme, mode. Native radio buttons: the browser itself moves
 * focus and choice with the arrow keys, at once, also before the page's script is there.
 */
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
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex rounded-lg bg-card p-0.5 touch:p-0', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={option.hint ?? (icons ? option.label : undefined)}
          className="tap tap-icon tnum relative flex h-7 items-center justify-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap text-fg-3 transition-colors hover:text-fg has-checked:bg-thumb has-checked:text-fg has-checked:shadow-xs [&>svg]:size-3.5"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onKeyDown={keepEnter}
            aria-label={option.label}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md"
          />
          {option.icon}
          {!icons && (
            <span className={cn(compact && option.icon ? 'hidden sm:inline' : undefined)}>
              {option.label}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}

/** Enter on a choice would send the form around it. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) event.preventDefault();
}

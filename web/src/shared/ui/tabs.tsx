import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** Tabs with their panels. Only the open panel is mounted. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  actions,
  className,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { value: Value; label: string; panel: ReactNode }[];
  /** Sits at the end of the tab row, outside the tab list. */
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={cn('flex min-h-0 flex-col', className)}
    >
      <div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
        <Radix.List aria-label={label} className="flex gap-1">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="h-7 rounded-md px-2.5 text-xs font-medium text-fg-3 transition-colors hover:text-fg data-[state=active]:bg-raise data-[state=active]:text-fg"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions && <div className="ms-auto flex items-center gap-1">{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="thin-scroll min-h-0 grow overflow-y-auto"
        >
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

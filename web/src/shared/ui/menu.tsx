import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const row =
  'flex min-h-8 touch:min-h-10 items-center gap-2 rounded-md px-2 py-1 text-sm text-fg -outline-offset-2 select-none data-highlighted:bg-raise data-disabled:opacity-45';

/** A drop-down list of actions that opens from `trigger`. */
export function Menu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="thin-scroll z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-xl border border-line-2 bg-panel p-1 shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon,
  kbd,
  danger,
  className,
  children,
  ...rest
}: Radix.DropdownMenuItemProps & { icon?: ReactNode; kbd?: string; danger?: boolean }) {
  return (
    <Radix.Item className={cn(row, danger && 'text-danger', className)} {...rest}>
      {icon && <span className="text-fg-3 [&>svg]:size-4">{icon}</span>}
      <span className="grow">{children}</span>
      {kbd && <kbd className="ms-4 font-mono text-2xs text-fg-3">{kbd}</kbd>}
    </Radix.Item>
  );
}

/** A group of which one is on. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label?: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      {label && <Radix.Label className="px-2 pt-1.5 pb-1 text-2xs text-fg-3">{label}</Radix.Label>}
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={row}>
          <span className="grow">
            {option.label}
            {option.hint && <span className="block text-2xs text-fg-3">{option.hint}</span>}
          </span>
          <Radix.ItemIndicator>
            <Check className="size-3.5 text-accent-ink" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

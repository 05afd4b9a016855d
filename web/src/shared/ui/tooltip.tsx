import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

/** A short name of the one element it wraps. `TooltipRoot` must be above it. */
export function Tooltip({
  text,
  kbd,
  children,
}: {
  text: string;
  kbd?: string;
  children: ReactElement;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          className="z-50 flex items-center gap-1.5 rounded-md bg-fg px-2 py-1 text-2xs font-medium text-bg shadow-pop"
        >
          {text}
          {kbd && <kbd className="font-mono opacity-70">{kbd}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function TooltipRoot({ children }: { children: React.ReactNode }) {
  return <Radix.Provider delayDuration={350}>{children}</Radix.Provider>;
}

import { Command } from 'cmdk';

/** A line of the palette, with the key that does the same. */
export function PaletteEntry({
  value,
  kbd,
  onSelect,
  children,
}: {
  value?: string;
  kbd?: string;
  onSelect: () => void;
  children: string;
}) {
  return (
    <Command.Item
      value={value ?? children}
      onSelect={onSelect}
      className="flex min-h-9 touch:min-h-10 cursor-pointer items-center gap-3 rounded-lg px-2.5 text-sm data-[selected=true]:bg-raise"
    >
      <span className="min-w-0 grow truncate">{children}</span>
      {kbd && <kbd className="shrink-0 font-mono text-2xs text-fg-3">{kbd}</kbd>}
    </Command.Item>
  );
}

import { Switch as Radix } from 'radix-ui';

/** On or off, at once. Name it with `label` or by a Field around it. */
export function Switch({ label, id, ...rest }: Radix.SwitchProps & { label?: string }) {
  return (
    <Radix.Root
      id={id}
      aria-label={label}
      className="hit relative h-6 w-10 shrink-0 rounded-full border border-line-2 bg-raise transition-colors data-[state=checked]:border-transparent data-[state=checked]:bg-accent"
      {...rest}
    >
      <Radix.Thumb className="block size-4 translate-x-[3px] rounded-full bg-fg transition-transform data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-accent-fg" />
    </Radix.Root>
  );
}

import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

const look = cva(
  'tap inline-flex items-center justify-center gap-1.5 whitespace-nowrap font-medium select-none transition-[background,color,border,transform] duration-150 active:scale-[.98] disabled:opacity-45 disabled:pointer-events-none aria-disabled:opacity-45',
  {
    variants: {
      tone: {
        accent:
          'bg-accent text-accent-fg hover:brightness-110 disabled:bg-raise disabled:text-fg-3 disabled:opacity-100',
        solid: 'bg-fg text-bg hover:opacity-90',
        outline: 'border border-line-2 text-fg hover:bg-raise',
        soft: 'bg-raise text-fg hover:brightness-110',
        ghost: 'text-fg-2 hover:text-fg hover:bg-raise',
        danger: 'text-danger hover:bg-raise',
      },
      size: {
        xs: 'h-6 px-2 text-xs rounded-md',
        sm: 'h-7 px-2.5 text-xs rounded-lg',
        md: 'h-8 px-3 text-sm rounded-lg',
        lg: 'h-10 px-4 text-sm rounded-xl',
        icon: 'tap-icon size-8 rounded-lg',
        iconSm: 'tap-icon size-7 rounded-md',
        iconXs: 'tap-icon size-6 rounded-md',
      },
    },
    defaultVariants: { tone: 'ghost', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof look> & {
    /** Draws its only child (a link) as the button. */
    asChild?: boolean;
  };

export function Button({ tone, size, asChild, className, type, ...rest }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      className={cn(look({ tone, size }), className)}
      type={asChild ? undefined : (type ?? 'button')}
      {...rest}
    />
  );
}

import { Button, type ButtonProps } from '@/shared/ui/button';
import { Tooltip } from '@/shared/ui/tooltip';

export type IconButtonProps = ButtonProps & {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  kbd?: string;
};

export function IconButton({ label, kbd, size = 'icon', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} kbd={kbd}>
      <Button aria-label={label} size={size} {...rest} />
    </Tooltip>
  );
}

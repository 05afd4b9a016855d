import { Moon, Sun } from 'lucide-react';
import { common } from '@/shared/i18n/common';
import { useTheme } from '@/shared/lib/theme';
import { IconButton } from '@/shared/ui/icon-button';

export function ThemeButton() {
  const toggle = useTheme((theme) => theme.toggle);
  return (
    <IconButton
      label={common.theme}
      size="iconSm"
      onClick={toggle}
      className="hidden sm:inline-flex"
    >
      <Sun className="size-4 dark:hidden" />
      <Moon className="hidden size-4 dark:block" />
    </IconButton>
  );
}

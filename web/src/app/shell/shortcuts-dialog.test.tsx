import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { commandOf, KEYMAP, keyOf } from '@/features/timeline/model/keymap';
import { TooltipRoot } from '@/shared/ui/tooltip';
import { ShortcutsDialog } from './shortcuts-dialog';

test('the help sheet lists every key of the studio, and each listed key does what it says', () => {
  render(
    <TooltipRoot>
      <ShortcutsDialog onClose={() => {}} />
    </TooltipRoot>,
  );
  for (const { command, keys, says } of KEYMAP) {
    const row = screen.getByText(says, { selector: 'dd' }).parentElement;
    expect(row?.querySelector('dt')?.textContent).toBe(keyOf(command));
    for (const keyed of keys) {
      const parts = keyed === '+' ? ['+'] : keyed.split('+');
      const held = (name: string) => parts.slice(0, -1).includes(name);
      const press = {
        key: parts.at(-1) ?? '',
        ctrlKey: held('mod'),
        metaKey: false,
        altKey: held('alt'),
        shiftKey: held('shift'),
      };
      expect({ keyed, command: commandOf(press) }).toEqual({ keyed, command });
    }
  }
});

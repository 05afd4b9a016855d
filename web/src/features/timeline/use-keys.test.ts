import { fireEvent, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { KEYMAP } from './model/keymap';
import type { Commands } from './use-commands';
import { useKeys } from './use-keys';

test('while K is held, J and L step by a frame', () => {
  const calls: string[] = [];
  const commands = Object.fromEntries(
    KEYMAP.map(({ command }) => [command, vi.fn<() => void>(() => void calls.push(command))]),
  ) as unknown as Commands;
  renderHook(() => useKeys(commands));
  const down = (key: string) => fireEvent.keyDown(document.body, { key });
  down('k');
  down('l');
  down('j');
  fireEvent.keyUp(document.body, { key: 'k' });
  down('l');
  expect(calls).toEqual(['pause', 'frame-forward', 'frame-back', 'shuttle-forward']);
});

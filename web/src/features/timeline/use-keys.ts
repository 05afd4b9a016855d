import { useEffect, useRef } from 'react';
import { isTyping } from '@/shared/lib/keys';
import { commandOf } from './model/keymap';
import type { Commands } from './use-commands';

/** Where keys belong to somebody else. */
const OPEN = '[role=dialog], [role=menu], [role=alertdialog]';

/** The studio's keys, wherever the focus is but in fields, menus and dialogs. */
export function useKeys(commands: Commands) {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || isTyping(event) || document.querySelector(OPEN)) return;
      const command = commandOf(event);
      if (!command || taken(command, event, target)) return;
      event.preventDefault();
      latest.current[command]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** True when the focused control itself uses this key. */
function taken(command: string, event: KeyboardEvent, target: HTMLElement): boolean {
  if (command === 'toggle') return target.closest?.('button, a, [role=tab], [type=radio]') !== null;
  const slider = target.closest?.('[role=slider], [role=separator], [role=tab], [type=radio]');
  return Boolean(slider) && /^(Arrow|Home|End)/.test(event.key);
}

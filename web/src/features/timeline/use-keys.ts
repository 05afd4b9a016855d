import { useEffect, useRef } from 'react';
import { isTyping } from '@/shared/lib/keys';
import { commandOf, WITH_K } from './model/keymap';
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
    let holdsK = false;
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || isTyping(event) || document.querySelector(OPEN)) return;
      const command = commandOf(event);
      if (!command || taken(command, event, target)) return;
      event.preventDefault();
      holdsK ||= command === 'pause';
      latest.current[(holdsK && WITH_K[command]) || command]();
    };
    const end = new AbortController();
    const { signal } = end;
    const release = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key.toLowerCase() === 'k') holdsK = false;
    };
    addEventListener('keydown', press, { signal });
    addEventListener('keyup', release, { signal });
    addEventListener('blur', release, { signal });
    return () => end.abort();
  }, []);
}

/** True when the focused control itself uses this key. */
function taken(command: string, event: KeyboardEvent, target: HTMLElement): boolean {
  if (command === 'toggle') return target.closest?.('button, a, [role=tab], [type=radio]') !== null;
  const slider = target.closest?.('[role=slider], [role=separator], [role=tab], [type=radio]');
  return Boolean(slider) && /^(Arrow|Home|End)/.test(event.key);
}

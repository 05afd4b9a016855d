import { useEffect, useRef, type RefObject } from 'react';

/** What takes the focus in an entry or a box: its menu first, where entries are taken away. */
const FIRST = ['[aria-haspopup=menu]', 'button, a[href], input, textarea'];

const isLost = () => document.activeElement === document.body;

const focusIn = (box: Element | null | undefined) => {
  const [menu, first] = FIRST.map((kind) => box?.querySelector<HTMLElement>(kind));
  (menu ?? first)?.focus();
};

/**
 * When the entry that had the focus is gone from a list, the one now in its place takes it. When
 * the entries change places, the page follows it.
 */
export function useFocusKept(list: RefObject<HTMLElement | null>, ids: readonly string[]) {
  const before = useRef(ids);
  useEffect(() => {
    if (before.current.join() === ids.join()) return;
    const gone = before.current.findIndex((id) => !ids.includes(id));
    const moved = before.current.length === ids.length;
    before.current = ids;
    if (moved && list.current?.contains(document.activeElement))
      document.activeElement?.scrollIntoView({ block: 'nearest' });
    if (gone < 0 || !isLost()) return;
    const entries = list.current?.children ?? [];
    focusIn(entries[Math.min(gone, entries.length - 1)]);
  });
}

/**
 * When the control that had the focus is gone because `state` changed, `box` takes it, or where it
 * cannot, its first control.
 */
export function useFocusCaught(box: RefObject<HTMLElement | null>, state: unknown) {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (!isLost()) return;
    if (box.current?.hasAttribute('tabindex')) box.current.focus();
    else focusIn(box.current);
  });
}

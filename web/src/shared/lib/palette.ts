import { create } from 'zustand';

type Shown = 'palette' | 'shortcuts';

/** Something the open page can do, by name. */
export interface Action {
  says: string;
  kbd: string;
  run: () => void;
}

/** What the palette knows of the page below it. */
interface Offer {
  actions: readonly Action[];
  /** Takes what was typed as words for the assistant. */
  say: (text: string) => void;
}

/** Which of palette and help is open over the page, and what had the focus before. */
export const usePalette = create<{
  open: Shown | null;
  before: Element | null;
  offer: Offer | null;
}>(() => ({ open: null, before: null, offer: null }));

/** Opens it; asked for again, it closes. `before` gets the focus back. */
export function togglePalette(wanted: Shown, before: Element | null) {
  usePalette.setState((now) => ({
    open: now.open === wanted ? null : wanted,
    before: now.open ? now.before : before,
  }));
}

/** Closes it. The palette's library gives the focus back to a button that opened it, and a key has none. */
export function closePalette() {
  const { before } = usePalette.getState();
  usePalette.setState({ open: null });
  setTimeout(() => before instanceof HTMLElement && before.focus());
}

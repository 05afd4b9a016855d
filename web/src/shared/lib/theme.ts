import { create } from 'zustand';

export type ThemeWish = 'system' | 'dark' | 'light';

const KEY = 'pixora.theme';
const systemDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

function readWish(): ThemeWish {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : 'system';
  } catch {
    return 'system';
  }
}

function apply(wish: ThemeWish) {
  const dark = wish === 'system' ? systemDark() : wish === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** The theme a person asked for. index.html sets the same attribute before first paint. */
export const useTheme = create<{
  wish: ThemeWish;
  set: (wish: ThemeWish) => void;
  toggle: () => void;
}>((set) => ({
  wish: readWish(),
  set: (wish) => {
    try {
      localStorage.setItem(KEY, wish);
    } catch {
      // Private windows forget the theme; nothing else depends on it.
    }
    apply(wish);
    set({ wish });
  },
  toggle: () => {
    const dark = document.documentElement.dataset.theme === 'dark';
    useTheme.getState().set(dark ? 'light' : 'dark');
  },
}));

/** Follows the system's theme while the person has not chosen one; what it did before counts too. */
export function followSystemTheme() {
  const follow = () => apply(useTheme.getState().wish);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
  follow(); // the drawn first page is seen long before this
}

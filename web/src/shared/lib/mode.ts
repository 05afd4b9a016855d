import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { common } from '@/shared/i18n/common';

export type Mode = 'ask' | 'plan' | 'act';

/** The modes with what each allows. */
export const MODES = (['ask', 'plan', 'act'] as const).map((value) => ({
  value,
  ...common.modes[value],
}));

/** How far the assistant may go: the person's choice, kept in this browser. Everything said is said in it. */
export const useMode = create<{ mode: Mode; setMode: (mode: Mode) => void }>()(
  persist((set) => ({ mode: 'act', setMode: (mode) => set({ mode }) }), { name: 'pixora.mode' }),
);

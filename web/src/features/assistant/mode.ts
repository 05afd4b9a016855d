import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Mode } from './run/events';

/** How far the assistant may go: the person's choice, kept in this browser. Everything said is said in it. */
export const useMode = create<{ mode: Mode; setMode: (mode: Mode) => void }>()(
  persist((set) => ({ mode: 'act', setMode: (mode) => set({ mode }) }), { name: 'pixora.mode' }),
);

/** What a person asks for on the first screen; kept until the film exists, even over a reload. */

import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Defaults } from '@/shared/api/me';
import type { Aspect } from '@/shared/api/types';

export type Wish = {
  idea: string;
  /** Empty: what the idea's own words say ("a vertical film"), else 16:9. */
  aspect_ratio: Aspect | '';
  /** Empty: what the idea's own words say ("a 20 second film"), else 30. */
  duration_s: number | '';
  style: string;
  tone: string;
  voice: string;
  language: string;
};

export const LENGTHS_S = [15, 30, 45, 60, 90, 120, 180] as const;

export const USUAL_S = 30;

const EMPTY: Wish = {
  idea: '',
  aspect_ratio: '',
  duration_s: '',
  style: '',
  tone: '',
  voice: '',
  language: 'en',
};

export const useWish = create<{
  wish: Wish;
  set: (fields: Partial<Wish>) => void;
  forget: () => void;
}>()(
  persist(
    (set) => ({
      wish: EMPTY,
      set: (fields) => set(({ wish }) => ({ wish: { ...wish, ...fields } })),
      forget: () => set({ wish: EMPTY }),
    }),
    { name: 'pixora.wish', storage: createJSONStorage(() => sessionStorage) },
  ),
);

const said = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  );

/**
 * The body of POST /api/projects: what a person usually wishes, and over it the wishes of this
 * film. A wish left open is left out, so that the words and the writer decide.
 */
export const filmBody = ({ idea, ...rest }: Wish, usual: Defaults = {}) => ({
  ...said(usual),
  ...said(rest),
  idea: idea.trim(),
});

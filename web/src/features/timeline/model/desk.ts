/** What the person has in hand on the studio page: selection, zoom, switches. Kept apart from the film. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Part } from '@/shared/api/types';

/** Zoom in pixels per second of film; at the least half an hour fits a laptop. */
export const ZOOM = { least: 0.5, most: 400, first: 33 } as const;

export type Panel = 'assistant' | 'timeline' | 'assets';

/** A dialog over the studio: takes of an element, or a new take of it. */
export interface Sheet {
  kind: 'takes' | 'regenerate';
  scene_id: string | null;
  part: Part;
  /** Two takes to look at side by side from the start. */
  compare?: readonly [string, string];
}

interface Desk {
  film_id: string;
  selected: readonly string[];
  /** The part of the scene that was clicked, the picture or the voice; the music has no scene. */
  part: Part | null;
  zoom: number;
  /** Until the person zooms: all of the film in sight, or, as it opens, clips wide enough to tell apart. */
  fitted: 'whole' | 'opening' | false;
  snap: boolean;
  volume: number;
  muted: boolean;
  /** The panel shown on a phone. */
  panel: Panel;
  sheet: Sheet | null;
  /** Text other panels put into the composer; `nonce` tells two equal wishes apart. */
  draft: { text: string; nonce: number };
  select: (id: string, how?: 'only' | 'toggle' | 'range', order?: readonly string[]) => void;
  selectAll: (ids: readonly string[]) => void;
  point: (part: Part | null) => void;
  pickMusic: () => void;
  setZoom: (zoom: number, fitted?: Desk['fitted']) => void;
  set: (fields: Partial<Pick<Desk, 'snap' | 'volume' | 'muted' | 'panel' | 'sheet'>>) => void;
  say: (text: string) => void;
  /** A film was opened: what this tab had selected in it is selected again. */
  open: (filmId: string) => void;
}

const clamp = (zoom: number) => Math.min(ZOOM.most, Math.max(ZOOM.least, zoom));

/** Ids after a click on `id`. A range reaches from the last one that was clicked. */
export function picked(
  selected: readonly string[],
  id: string,
  how: 'only' | 'toggle' | 'range',
  order: readonly string[],
): string[] {
  if (how === 'toggle') {
    return selected.includes(id) ? selected.filter((s) => s !== id) : [...selected, id];
  }
  const from = order.indexOf(selected.at(-1) ?? '');
  const to = order.indexOf(id);
  if (how === 'only' || from < 0 || to < 0) return [id];
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return [...new Set([...selected, ...between])];
}

type Picked = Pick<Desk, 'film_id' | 'selected' | 'part'>;
const PICKED = 'pixora.selected';

function pickedIn(filmId: string): Omit<Picked, 'film_id'> {
  const kept = JSON.parse(sessionStorage.getItem(PICKED) ?? '{}') as Partial<Picked>;
  const { selected = [], part = null } = kept.film_id === filmId ? kept : {};
  return { selected, part };
}

export const useDesk = create<Desk>()(
  persist(
    (set) => ({
      film_id: '',
      selected: [],
      part: null,
      zoom: ZOOM.first,
      fitted: 'opening',
      snap: true,
      volume: 1,
      muted: false,
      panel: 'assistant',
      sheet: null,
      draft: { text: '', nonce: 0 },
      select: (id, how = 'only', order = []) =>
        set((desk) => ({ selected: picked(desk.selected, id, how, order), part: null })),
      selectAll: (ids) => set({ selected: ids, part: null }),
      point: (part) => set({ part }),
      pickMusic: () => set({ selected: [], part: 'music' }),
      setZoom: (zoom, fitted = false) => set({ zoom: clamp(zoom), fitted }),
      set: (fields) => set(fields),
      say: (text) =>
        set((desk) => ({ draft: { text, nonce: desk.draft.nonce + 1 }, panel: 'assistant' })),
      open: (film_id) => set({ film_id, ...pickedIn(film_id), sheet: null, fitted: 'opening' }),
    }),
    {
      name: 'pixora.studio',
      partialize: ({ snap, volume, muted, panel }) => ({ snap, volume, muted, panel }),
    },
  ),
);

// Each tab remembers its own selection, over a reload and over a look at another page.
useDesk.subscribe(({ film_id, selected, part }) =>
  sessionStorage.setItem(PICKED, JSON.stringify({ film_id, selected, part } satisfies Picked)),
);

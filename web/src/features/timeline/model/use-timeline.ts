/** The film's timeline and the state of its elements, derived once for every panel that shows them. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Project } from '@/shared/api/types';
import { useFilm, useProject } from '@/shared/film/film-provider';
import { layout, type Timeline } from './layout';
import { playback } from './playback';
import { stale, type Stale } from './stale';
import { working, type Working } from './status';

const timelines = new WeakMap<Project, Timeline>();
const ages = new WeakMap<Project, Stale>();

/** One derivation for one document, whoever asks. */
function once<Out>(known: WeakMap<Project, Out>, derive: (project: Project) => Out) {
  return (project: Project): Out => {
    const found = known.get(project) ?? derive(project);
    known.set(project, found);
    return found;
  };
}

export const timelineOf = once(timelines, layout);
export const staleOf = once(ages, stale);

export const useTimeline = (): Timeline => timelineOf(useProject());
export const useStale = (): Stale => staleOf(useProject());

export function useWorking(): Working {
  const { jobs } = useFilm();
  return useMemo(() => working(jobs), [jobs]);
}

export const usePlaying = (): boolean =>
  useSyncExternalStore(playback.onState, () => playback.playing);

export const useRate = (): number => useSyncExternalStore(playback.onState, () => playback.rate);

/** Documents for tests, as small as they may be. */

import type { Element, Job, Project, Scene, Take } from '@/shared/api/types';
import type { FilmState } from '@/shared/film/film-state';

const NOTHING: Element = { takes: [], chosen: null, locked: false };

export const aTake = (fields: Partial<Take> = {}): Take => ({
  id: 't1',
  kind: 'clip',
  inputs: {},
  inputs_hash: '',
  quality: 'standard',
  asset_id: 'a1',
  poster_id: null,
  sound_id: null,
  provider: '',
  model: '',
  offline: true,
  seed: 0,
  price: 0,
  duration_ms: 5000,
  words: [],
  state: 'ready',
  error: null,
  note: '',
  job_id: null,
  made_at: null,
  ...fields,
});

export const aScene = (id: string, fields: Partial<Scene> = {}): Scene => ({
  id,
  title: `Scene ${id}`,
  visual: '',
  shot: null,
  motion: '',
  narration: '',
  style: '',
  tone: '',
  speaker: '',
  delivery: '',
  duration_ms: 5000,
  in_ms: 0,
  volume_pct: 100,
  clip_pct: 100,
  transition: { kind: 'cut', duration_ms: 0 },
  picture: NOTHING,
  voice: NOTHING,
  ...fields,
});

export const aProject = (scenes: Scene[] = [aScene('s1'), aScene('s2')]): Project => ({
  id: 'film',
  title: 'A film',
  logline: '',
  idea: '',
  settings: {
    aspect: '16:9',
    duration_ms: 30_000,
    style: 'cinematic',
    tone: 'warm',
    language: 'en',
    voice: 'narrator',
    quality: 'standard',
    captions: { enabled: true, style: 'clean' },
    narration_pct: 100,
    narration_muted: false,
    title_card: true,
  },
  cast: [],
  scenes,
  music: { mood: 'calm', volume_pct: 60, enabled: true, element: NOTHING },
  renders: [],
  reference_asset: null,
  poster_asset: null,
  next_scene: scenes.length + 1,
  next_take: 1,
});

export const aFilm = (project = aProject()): FilmState => ({
  project,
  revision: 3,
  last_seq: 10,
  jobs: {},
  balance: 100,
  reserved: 0,
});

export const aJob = (unit: string, fields: Partial<Job> = {}): Job => ({
  id: unit,
  unit,
  state: 'queued',
  step: '',
  progress: 0,
  eta_s: null,
  expected_s: 10,
  queue: 'media',
  error: null,
  credits: 4,
  ...fields,
});

/** The film document and its events, as film/project.py and film/events.py dump them. */

export type Aspect = '16:9' | '9:16' | '1:1';
export type Quality = 'draft' | 'standard' | 'high';
export type Part = 'visual' | 'audio' | 'music';
export type TakeKind = 'still' | 'clip' | 'voice' | 'music';
export type TakeState = 'pending' | 'running' | 'ready' | 'failed';
export type TransitionKind = 'cut' | 'crossfade' | 'fade_black' | 'dip_white' | 'slide';
/** A spoken word with its start and end in ms. */
export type Word = [word: string, start_ms: number, end_ms: number];

export type Captions = { enabled: boolean; style: string; language: string | null };

export type Settings = {
  aspect: Aspect;
  duration_ms: number;
  style: string;
  tone: string;
  language: string;
  voice: string;
  quality: Quality;
  captions: Captions;
  narration_pct: number;
  narration_muted: boolean;
  title_card: boolean;
};

export type Take = {
  id: string;
  kind: TakeKind;
  inputs: Record<string, unknown>;
  inputs_hash: string;
  quality: Quality;
  asset_id: string | null;
  poster_id: string | null;
  provider: string;
  model: string;
  offline: boolean;
  seed: number;
  price: number;
  duration_ms: number;
  words: Word[];
  state: TakeState;
  error: string | null;
  job_id: string | null;
  made_at: string | null;
};

export type Element = { takes: Take[]; chosen: string | null; locked: boolean };
export type Transition = { kind: TransitionKind; duration_ms: number };

export type Scene = {
  id: string;
  title: string;
  visual: string;
  motion: string;
  narration: string;
  style: string;
  tone: string;
  speaker: string;
  delivery: string;
  duration_ms: number;
  in_ms: number;
  volume_pct: number;
  transition: Transition;
  picture: Element;
  voice: Element;
};

export type Music = { mood: string; volume_pct: number; enabled: boolean; element: Element };

export type Character = {
  id: string;
  name: string;
  look: string;
  voice: string;
  reference_asset: string | null;
};

export type Render = {
  id: string;
  asset_id: string;
  poster_id: string | null;
  quality: string;
  width_px: number;
  height_px: number;
  duration_ms: number;
  size_bytes: number;
  captions: 'burned' | 'soft' | 'none';
  offline: boolean;
  reused_segments: number;
  total_segments: number;
  revision: number;
  report: Record<string, unknown>;
  made_at: string | null;
};

export type Project = {
  id: string;
  title: string;
  logline: string;
  idea: string;
  settings: Settings;
  cast: Character[];
  scenes: Scene[];
  music: Music;
  renders: Render[];
  next_scene: number;
  next_take: number;
};

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
/** Slow work. `progress` is 0..1, `eta_s` what is left of it. */
export type Job = {
  id: string;
  unit: string;
  state: JobState;
  step: string;
  progress: number;
  eta_s: number | null;
  error: string | null;
  credits: number;
};

/** One RFC 6902 operation. */
export type PatchOperation = {
  op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  path: string;
  from?: string;
  value?: unknown;
};

export type RunEvent = {
  type: 'run';
  run_id: string;
  thread_id: string;
  /** An AG-UI 1.0 event. */
  event: { type: string } & Record<string, unknown>;
};

export type StreamEvent =
  | {
      type: 'project.patch';
      revision: number;
      patch: PatchOperation[];
      summary: string;
      author: string;
    }
  | {
      type: 'project.snapshot';
      revision: number;
      project: Project;
      jobs: Job[];
      balance: number;
      reserved: number;
    }
  | ({ type: 'job' } & Job)
  | { type: 'take'; scene_id: string | null; part: Part; take: Take; chosen: boolean }
  | { type: 'credits'; balance: number; reserved: number }
  | { type: 'render'; render: Render }
  | { type: 'notice'; level: 'info' | 'warning' | 'error'; text: string }
  | RunEvent;

/** One line of a price. */
export type QuoteLine = { scene_id: string | null; part: Part; credits: number; label: string };
/** An itemised price; it holds until `expires_at`. */
export type Quote = {
  title: string;
  items: QuoteLine[];
  total: number;
  balance: number;
  work_hash: string;
  eta_s: number;
  expires_at: string | null;
};

/** One thing to make, as film/plan.py derives it. */
export type Unit = {
  scene_id: string | null;
  part: Part;
  state: 'missing' | 'stale' | 'running' | 'blocked' | 'ready';
  reason: string;
  credits: number;
  eta_s: number;
};

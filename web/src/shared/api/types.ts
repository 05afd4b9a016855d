/** The film document and its events, as film/project.py and film/events.py dump them. */

import type { components } from '@/shared/api/schema';

/** An answer holds every field, also those a request may leave out. */
type Sent<T> = T extends object ? { [K in keyof T]-?: Sent<T[K]> } : T;
export type Schemas = { [Name in keyof components['schemas']]: Sent<components['schemas'][Name]> };

export type Aspect = '16:9' | '9:16' | '1:1';
export type Quality = 'draft' | 'standard' | 'high';
export type Part = 'visual' | 'audio' | 'music';
export type TakeKind = 'still' | 'clip' | 'voice' | 'music';
export type TakeState = 'pending' | 'running' | 'ready' | 'failed';
export type TransitionKind = 'cut' | 'crossfade' | 'fade_black' | 'dip_white' | 'slide';
/** A spoken word with its start and end in ms. */
export type Word = [word: string, start_ms: number, end_ms: number];

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
/**
 * Slow work. `progress` is 0..1, `eta_s` what is left of it by the server's figures, `expected_s`
 * what all of it takes by what is known of such jobs (0: nobody said). Jobs of one `queue` share
 * its workers.
 */
export type Job = {
  id: string;
  unit: string;
  state: JobState;
  step: string;
  progress: number;
  eta_s: number | null;
  expected_s: number;
  queue: 'io' | 'media' | null;
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

export type Captions = Schemas['Captions'];
export type Settings = Schemas['Settings'];
export type Take = Schemas['Take'];
export type Element = Schemas['Element'];
export type Transition = Schemas['Transition'];
export type Scene = Schemas['Scene'];
export type Music = Schemas['Music'];
export type Character = Schemas['Character'];
export type Render = Schemas['Render'];
export type Project = Schemas['Project'];
/** One line of a price. */
export type QuoteLine = Schemas['Line'];
/** An itemised price; it holds until `expires_at`. */
export type Quote = Schemas['Quote'];
/** One thing to make, as film/plan.py derives it. */
export type Unit = Schemas['Unit'];

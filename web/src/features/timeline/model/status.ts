/** How an element stands right now, in one word and a reason: what a badge on a clip says. */
import type { Element, Job, Part, Project } from '@/shared/api/types';
import { elementOf, playable, takeNumber, unitName } from './document';
import { equal } from './layout';
import type { Stale } from './stale';

export type Standing = 'missing' | 'queued' | 'running' | 'failed' | 'stale' | 'locked' | 'ready';

export interface Status {
  standing: Standing;
  /** 0..1 while running. */
  progress: number;
  step: string;
  eta_s: number | null;
  /** Why it is stale or failed. */
  reason: string;
  /** Number of the chosen take, 0 when none. */
  take: number;
  takes: number;
}

/** Jobs under way by the unit they make. */
export type Working = ReadonlyMap<string, Job>;

export function working(jobs: Readonly<Record<string, Job>>): Working {
  const found = new Map<string, Job>();
  for (const job of Object.values(jobs)) {
    const under = job.state === 'queued' || job.state === 'running';
    if (under && found.get(job.unit)?.state !== 'running') found.set(job.unit, job);
  }
  return found;
}

export function statusOf(
  project: Project,
  sceneId: string | null,
  part: Part,
  jobs: Working,
  stale: Stale,
): Status {
  const element = elementOf(project, sceneId, part) ?? { takes: [], chosen: null, locked: false };
  const name = unitName(sceneId, part);
  const job = jobs.get(name);
  const reason = stale.get(name) ?? '';
  const failed = lastFailure(element);
  return {
    standing: standingOf(element, job, reason, failed),
    progress: job?.progress ?? 0,
    step: job?.step ?? '',
    eta_s: job?.eta_s ?? null,
    reason: failed ?? reason,
    take: takeNumber(element),
    takes: element.takes.length,
  };
}

function standingOf(
  element: Element,
  job: Job | undefined,
  reason: string,
  failed: string | null,
): Standing {
  if (job) return job.state === 'running' ? 'running' : 'queued';
  if (failed !== null) return 'failed';
  if (!playable(element)) return 'missing';
  if (element.locked) return 'locked';
  return reason ? 'stale' : 'ready';
}

/** The newest take's error, when nothing was made or chosen after it. */
function lastFailure(element: Element): string | null {
  const last = element.takes.at(-1);
  if (last?.state !== 'failed') return null;
  return last.error ?? 'it could not be made';
}

/** A status in words, for labels and tooltips. */
export function statusWords(status: Status): string {
  switch (status.standing) {
    case 'running':
      return `${status.step || 'Making'} ${Math.round(status.progress * 100)}%`;
    case 'queued':
      return 'Waiting';
    case 'failed':
      return `Failed: ${status.reason}`;
    case 'stale':
      return `Out of date: ${status.reason}`;
    case 'missing':
      return 'Not made yet';
    case 'locked':
      return `Take ${status.take}, locked`;
    case 'ready':
      return `Take ${status.take}`;
  }
}

/** Equality of a clip's props: statuses are new objects each time and count by what they say. */
export function sameProps<Props extends object>(a: Props, b: Props): boolean {
  const keys = Object.keys(b) as (keyof Props)[];
  return keys.every((key) => a[key] === b[key] || (isStatus(b[key]) && equal(a[key], b[key])));
}

const isStatus = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'standing' in value;

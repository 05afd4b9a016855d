/** What tools answer (tools/results.py), as far as cards show it. Results are data from outside. */
import type { Element, Job, Part, Project, Take } from '@/shared/api/types';
import { elementOf } from '@/features/timeline/model/document';

export interface StartedJob {
  job_id: string;
  scene_id: string | null;
  part: Part | 'export';
  eta_s: number;
}

export interface ToolResult {
  summary?: string;
  ok?: boolean;
  status?: string;
  jobs?: StartedJob[];
  stale?: string[];
  revision?: number;
  credits_reserved?: number;
  error?: string;
}

/** A result as an object. A plain sentence is why a call was not carried out: it is never "done". */
export function resultOf(value: unknown): ToolResult {
  if (typeof value === 'string') return { summary: value, error: value };
  return typeof value === 'object' && value !== null ? (value as ToolResult) : {};
}

/** What several calls for the same thing answered, as one result. */
export function together(results: readonly ToolResult[]): ToolResult {
  const [first = {}] = results;
  if (results.length < 2) return first;
  return {
    ...first,
    jobs: results.flatMap((result) => result.jobs ?? []),
    stale: [...new Set(results.flatMap((result) => result.stale ?? []))],
    credits_reserved: results.reduce((sum, result) => sum + (result.credits_reserved ?? 0), 0),
  };
}

export interface Work {
  job: StartedJob;
  /** The job as the stream told it last; undefined after a reload when it had ended before. */
  live: Job | undefined;
  take: Take | undefined;
  element: Element | null;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
}

/** The work a call ordered with what became of it. */
export function workOf(
  result: ToolResult,
  project: Project,
  jobs: Readonly<Record<string, Job>>,
): Work[] {
  return (result.jobs ?? []).map((job) => {
    const element = job.part === 'export' ? null : elementOf(project, job.scene_id, job.part);
    const take = element?.takes.find((t) => t.job_id === job.job_id);
    const live = jobs[job.job_id];
    return { job, live, take, element, state: stateOf(job, live, take) };
  });
}

function stateOf(job: StartedJob, live: Job | undefined, take: Take | undefined): Work['state'] {
  if (take?.state === 'ready') return 'done';
  if (take?.state === 'failed') return 'failed';
  if (live) return live.state;
  if (job.part === 'export') return 'done';
  return take ? 'queued' : 'cancelled';
}

/** Credits: what was charged for finished takes; what is held while the bill is not known. */
export function costOf(work: Work[], held = 0): number {
  const takes = work.map((w) => w.take);
  const known =
    takes.length > 0 && takes.every((t) => t?.state === 'ready' || t?.state === 'failed');
  return known ? takes.reduce((sum, take) => sum + (take?.price ?? 0), 0) : held;
}

/** The take that was shown before this one was made. */
export function before(element: Element, take: Take): Take | undefined {
  const at = element.takes.indexOf(take);
  return element.takes.slice(0, at).findLast((t) => t.state === 'ready');
}

const NAMES: Record<StartedJob['part'], (count: number) => string> = {
  visual: (count) => (count === 1 ? '1 picture' : `${count} pictures`),
  audio: (count) => (count === 1 ? '1 narration' : `${count} narrations`),
  music: (count) => (count === 1 ? 'the music' : `${count} pieces of music`),
  export: () => 'the film',
};
const listed = new Intl.ListFormat('en-GB');

/** What several finished jobs made, in words; empty while one is not done, or for one alone. */
export function madeOf(work: readonly Work[]): string {
  if (work.length < 2 || work.some((w) => w.state !== 'done')) return '';
  const counts = new Map<StartedJob['part'], number>();
  for (const { job } of work) counts.set(job.part, (counts.get(job.part) ?? 0) + 1);
  return `Made: ${listed.format([...counts].map(([part, count]) => NAMES[part](count)))}.`;
}

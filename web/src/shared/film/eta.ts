/**
 * How long the work under way will still take. Each job counts by the seconds such jobs take, so a
 * narration is little beside a picture; how much slower or faster this host is right now is read
 * off what happened lately. Pure.
 */

import type { Job } from '@/shared/api/types';

/** Jobs of one person side by side, as film/paces.py has it. */
const AT_ONCE = { io: 5, media: 2 };
/** What a job takes when nobody said. */
const USUAL_S = 10;
/** How far back "lately" reaches, in seconds, at least. */
const LATELY_S = 60;
/** The known paces weigh as much as this many seconds seen here, at least. */
const TRUST_S = 4;

/** Everything waits for this long before people are told so: between two jobs it is a moment. */
const WAITS_MS = 1500;
/** A machine that comes late is slow; what waits longer than this waits for other films. */
const LATE_MS = 30_000;

/**
 * At a moment, the seconds of work left, and of all work ordered so far, by the known paces.
 * `idle_ms`: for how long nothing has run, only waited.
 */
export type Mark = { at_ms: number; left_s: number; ordered_s: number; idle_ms: number };

export const active = (job: Pick<Job, 'state'>) =>
  job.state === 'queued' || job.state === 'running';

/** Seconds all of a job takes by what is known of such jobs. */
export const expectedOf = (job: Pick<Job, 'expected_s' | 'eta_s'>) =>
  job.expected_s || job.eta_s || USUAL_S;

const leftOf = (job: Job) => expectedOf(job) * (1 - job.progress);

/** Seconds until all jobs under way are done at the known paces; the film is cut after the rest. */
export function expectedLeft(jobs: readonly Job[]): number {
  const under = jobs.filter(active);
  const ends = (['io', 'media'] as const).map((queue) => {
    const lefts = under
      .filter((job) => job.unit !== 'render' && (job.queue ?? 'media') === queue)
      .map(leftOf);
    return Math.max(0, ...lefts, sum(lefts) / AT_ONCE[queue]);
  });
  return Math.max(...ends) + sum(under.filter((job) => job.unit === 'render').map(leftOf));
}

const sum = (seconds: readonly number[]) => seconds.reduce((all, one) => all + one, 0);

/**
 * The marks to judge the pace by: old ones go, and all of them when more work was ordered. A long
 * wait for other films tells nothing of the pace, so earlier marks move on with it.
 */
export function marked(marks: readonly Mark[], at_ms: number, jobs: readonly Job[]): Mark[] {
  const before = marks.at(-1);
  const gap_ms = before ? at_ms - before.at_ms : 0;
  const under = jobs.filter(active);
  const waits = under.length > 0 && under.every((job) => job.state === 'queued');
  const idle_ms = waits ? (before?.idle_ms ?? 0) + gap_ms : 0;
  const ordered_s = sum(jobs.map(expectedOf));
  const now = { at_ms, left_s: expectedLeft(jobs), ordered_s, idle_ms };
  if (before && ordered_s > before.ordered_s) return [now];
  const since = at_ms - 1000 * Math.max(LATELY_S, 3 * longest(jobs));
  const shift_ms = idle_ms > LATE_MS ? gap_ms : 0;
  const kept = marks.map((mark) => ({ ...mark, at_ms: mark.at_ms + shift_ms }));
  return [...kept.filter((mark) => mark.at_ms >= since), now];
}

/** All of the work under way waits for its turn, with other films before it. */
export const isWaiting = (marks: readonly Mark[]) => (marks.at(-1)?.idle_ms ?? 0) > WAITS_MS;

const longest = (jobs: readonly Job[]) => Math.max(0, ...jobs.filter(active).map(expectedOf));

/**
 * Seconds left at the pace seen since the first mark; undefined when nothing is under way. A pace
 * is believed once half a job could have been done in the time looked at.
 */
export function etaOf(marks: readonly Mark[], jobs: readonly Job[]): number | undefined {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || !jobs.some(active)) return undefined;
  const trust_s = Math.max(TRUST_S, longest(jobs) / 2);
  const spent_s = (last.at_ms - first.at_ms) / 1000;
  const done_s = Math.max(0, first.left_s - last.left_s);
  return (last.left_s * (spent_s + trust_s)) / (done_s + trust_s);
}

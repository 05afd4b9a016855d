/** How far the film is, from its plan and the jobs under way. Pure. */

import type { Job, Part, Unit } from '@/shared/api/types';
import { unitName } from '@/features/plan/queries';
import { secondsLeft } from '@/shared/lib/seconds-left';

export type Step = { part: Part | 'render'; done: number; all: number; running: boolean };
export type FilmProgress = {
  /** 0..1 over everything wanted. */
  fraction: number;
  /** Seconds left, undefined when nobody knows. */
  eta_s: number | undefined;
  running: boolean;
  failed: Job[];
  steps: Step[];
};

const active = (job: Job) => job.state === 'queued' || job.state === 'running';

/** The newest job of each unit: an old failure is forgotten once it is tried again. */
export function latestJobs(jobs: Record<string, Job>): Map<string, Job> {
  const latest = new Map<string, Job>();
  for (const job of Object.values(jobs)) {
    const known = latest.get(job.unit);
    if (!known || !active(known)) latest.set(job.unit, job);
  }
  return latest;
}

export function progressOf(units: readonly Unit[], jobs: Record<string, Job>): FilmProgress {
  const latest = latestJobs(jobs);
  const under = [...latest.values()].filter(active);
  const failed = [...latest.values()].filter(
    (job) => job.state === 'failed' && !isReady(units, job.unit),
  );
  const wanted = units.filter((unit) => unit.state === 'ready' || latest.has(unitName(unit)));
  const render = latest.get('render');
  const parts = wanted.map((unit) => fractionOf(unit, latest.get(unitName(unit))));
  if (render) parts.push(render.state === 'done' ? 1 : render.progress);
  return {
    fraction: parts.length ? parts.reduce((sum, part) => sum + part, 0) / parts.length : 0,
    eta_s: secondsLeft(under.map((job) => job.eta_s).filter((eta) => eta !== null)),
    running: under.length > 0,
    failed,
    steps: stepsOf(wanted, latest, render),
  };
}

const isReady = (units: readonly Unit[], name: string) =>
  units.some((unit) => unitName(unit) === name && unit.state === 'ready');

function fractionOf(unit: Unit, job: Job | undefined): number {
  if (unit.state === 'ready' || job?.state === 'done') return 1;
  return job && active(job) ? job.progress : 0;
}

function stepsOf(
  wanted: readonly Unit[],
  latest: Map<string, Job>,
  render: Job | undefined,
): Step[] {
  const steps: Step[] = (['audio', 'visual', 'music'] as const)
    .map((part) => {
      const units = wanted.filter((unit) => unit.part === part);
      const jobs = units.map((unit) => latest.get(unitName(unit)));
      return {
        part,
        all: units.length,
        done: units.filter((unit, index) => fractionOf(unit, jobs[index]) === 1).length,
        running: jobs.some((job) => job?.state === 'running'),
      };
    })
    .filter((step) => step.all > 0);
  if (render) {
    const done = render.state === 'done' ? 1 : 0;
    steps.push({ part: 'render', all: 1, done, running: render.state === 'running' });
  }
  return steps;
}

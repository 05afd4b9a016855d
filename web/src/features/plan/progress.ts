/** How far the film is, from its plan and the jobs under way. Pure. */

import type { Job, Part, Unit } from '@/shared/api/types';
import { unitName } from '@/features/plan/queries';
import { active, expectedOf } from '@/shared/film/eta';

export type Step = { part: Part | 'render'; done: number; all: number; running: boolean };
export type FilmProgress = {
  /** 0..1 over everything wanted, each piece counted by the seconds it takes. */
  fraction: number;
  running: boolean;
  failed: Job[];
  steps: Step[];
};

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
  const wanted = units.filter((unit) => unit.state === 'ready' || latest.has(unitName(unit)));
  const render = latest.get('render');
  return {
    fraction: shareDone(wanted, latest),
    running: under.length > 0,
    failed: failedOf(units, latest),
    steps: stepsOf(wanted, latest, render),
  };
}

/** The cut fails with the parts it needs: then only they are told. */
function failedOf(units: readonly Unit[], latest: Map<string, Job>): Job[] {
  const failed = [...latest.values()].filter(
    (job) => job.state === 'failed' && !isReady(units, job.unit),
  );
  const parts = failed.filter((job) => job.unit !== 'render');
  return parts.length ? parts : failed;
}

function shareDone(wanted: readonly Unit[], latest: Map<string, Job>): number {
  const render = latest.get('render');
  const parts = wanted.map((unit) => ({
    seconds: Math.max(1, unit.eta_s),
    done: fractionOf(unit, latest.get(unitName(unit))),
  }));
  if (render)
    parts.push({
      seconds: expectedOf(render),
      done: render.state === 'done' ? 1 : render.progress,
    });
  const all_s = parts.reduce((sum, part) => sum + part.seconds, 0);
  return all_s && parts.reduce((sum, part) => sum + part.seconds * part.done, 0) / all_s;
}

const isReady = (units: readonly Unit[], name: string) =>
  units.some((unit) => unitName(unit) === name && unit.state === 'ready');

const isDone = (unit: Unit, job: Job | undefined) =>
  unit.state === 'ready' || job?.state === 'done';

function fractionOf(unit: Unit, job: Job | undefined): number {
  if (isDone(unit, job)) return 1;
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
        done: units.filter((unit, index) => isDone(unit, jobs[index])).length,
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

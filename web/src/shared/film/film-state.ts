/** A film as the browser knows it, and what each event makes of it. Pure. */

import { applyPatch } from '@/shared/api/json-patch';
import type { Job, Project, StreamEvent } from '@/shared/api/types';

export type FilmState = {
  project: Project;
  revision: number;
  last_seq: number;
  /** Jobs by id, the finished ones of this visit included. */
  jobs: Record<string, Job>;
  balance: number;
  reserved: number;
};

/** The document cannot be brought up to date by patches: fetch it anew. */
export class OutOfStep extends Error {}

/** A row of the jobs table: what was ordered is nested, where an event has it flat. */
export type JobRow = Omit<Job, 'unit' | 'credits' | 'expected_s' | 'queue'> & {
  order: Pick<Job, 'unit' | 'credits' | 'queue'> & { eta_s: number };
};

export const jobsById = (rows: readonly (JobRow | Job)[]): Record<string, Job> =>
  Object.fromEntries(
    rows.map((row) => [
      row.id,
      'order' in row ? { ...row.order, ...row, expected_s: row.order.eta_s } : row,
    ]),
  );

/** Throws OutOfStep when a revision is missing or a patch does not fit. */
export function applyEvent(film: FilmState, event: StreamEvent, seq = film.last_seq): FilmState {
  const last_seq = Math.max(film.last_seq, seq);
  switch (event.type) {
    case 'project.snapshot':
      return {
        project: event.project,
        revision: event.revision,
        last_seq,
        jobs: jobsById(event.jobs),
        balance: event.balance,
        reserved: event.reserved,
      };
    case 'project.patch':
      if (event.revision <= film.revision) return film;
      return { ...film, last_seq, revision: event.revision, project: patched(film, event) };
    case 'job': {
      const { type: _type, ...job } = event;
      return { ...film, last_seq, jobs: { ...film.jobs, [job.id]: job } };
    }
    case 'credits':
      return { ...film, last_seq, balance: event.balance, reserved: event.reserved };
    default:
      return film;
  }
}

function patched(film: FilmState, event: Extract<StreamEvent, { type: 'project.patch' }>): Project {
  if (event.revision !== film.revision + 1) throw new OutOfStep(`revision ${event.revision}`);
  try {
    return applyPatch(film.project, event.patch);
  } catch (error) {
    throw new OutOfStep(String(error));
  }
}

import { expect, test } from 'vitest';
import type { StreamEvent } from '@/shared/api/types';
import { aFilm, aJob, aProject } from '@/shared/testing/film';
import { applyEvent, jobsById, OutOfStep } from './film-state';

const retitle = (revision: number): StreamEvent => ({
  type: 'project.patch',
  revision,
  patch: [{ op: 'replace', path: '/title', value: `Title ${revision}` }],
  summary: '',
  author: 'person',
});

test('the next revision is applied and the place in the log is kept', () => {
  const film = applyEvent(aFilm(), retitle(4), 11);
  expect([film.project.title, film.revision, film.last_seq]).toEqual(['Title 4', 4, 11]);
});

test('a revision that is known already changes nothing', () => {
  const film = aFilm();
  expect(applyEvent(film, retitle(3), 9)).toBe(film);
});

test('a missing revision or a patch that does not fit asks for the document anew', () => {
  expect(() => applyEvent(aFilm(), retitle(5))).toThrow(OutOfStep);
  const broken: StreamEvent = {
    type: 'project.patch',
    revision: 4,
    patch: [{ op: 'remove', path: '/scenes/9' }],
    summary: '',
    author: 'person',
  };
  expect(() => applyEvent(aFilm(), broken)).toThrow(OutOfStep);
});

test('a snapshot replaces everything, and rows of the jobs table are read flat', () => {
  const row = {
    id: 'j1',
    state: 'running' as const,
    step: 'Drawing',
    progress: 0.5,
    eta_s: 4,
    error: null,
    order: { unit: 's1.visual', credits: 4, queue: 'media' as const, eta_s: 7 },
  };
  expect(jobsById([row])['j1']).toMatchObject({
    unit: 's1.visual',
    credits: 4,
    progress: 0.5,
    eta_s: 4,
    expected_s: 7,
    queue: 'media',
  });
  const film = applyEvent(aFilm(), {
    type: 'project.snapshot',
    revision: 9,
    project: aProject([]),
    jobs: [],
    balance: 7,
    reserved: 2,
  });
  expect([film.revision, film.balance, film.reserved, film.project.scenes.length]).toEqual([
    9, 7, 2, 0,
  ]);
});

test('job and credit events update what they are about', () => {
  const job = aJob('music', { id: 'j', state: 'done' });
  const film = applyEvent(applyEvent(aFilm(), { type: 'job', ...job }), {
    type: 'credits',
    balance: 42,
    reserved: 1,
  });
  expect(film.jobs['j']?.state).toBe('done');
  expect(film.balance).toBe(42);
});

import { expect, test } from 'vitest';
import { aProject, aScene, aTake } from '@/shared/testing/film';
import { costOf, madeOf, resultOf, workOf, type StartedJob } from './results';

const job = (job_id: string, part: StartedJob['part'], scene_id: string | null = 's1') => ({
  job_id,
  part,
  scene_id,
  eta_s: 5,
});

const ways = [
  aTake({ id: 't1' }),
  aTake({ id: 't2', job_id: 'j1', price: 4 }),
  aTake({ id: 't3', job_id: 'j2', price: 3 }),
];
const film = aProject([aScene('s1', { picture: { takes: ways, chosen: 't2', locked: false } })]);
const work = (...jobs: StartedJob[]) => workOf(resultOf({ jobs }), film, {});

test('after a reload finished work says what was made and what was charged for it', () => {
  const done = work(job('j1', 'visual'), job('j2', 'visual'), job('j3', 'export', null));
  expect(madeOf(done)).toBe('Made: 2 pictures and the film.');
  expect(costOf(work(job('j1', 'visual'), job('j2', 'visual')), 8)).toBe(7);
});

test('what is alone or not done yet is told row by row', () => {
  expect(madeOf(work(job('j1', 'visual')))).toBe('');
  expect(madeOf(work(job('j1', 'visual'), job('gone', 'visual')))).toBe('');
});

import { expect, test } from 'vitest';
import type { Job, Unit } from '@/shared/api/types';
import { aJob } from '@/shared/testing/film';
import { progressOf } from './progress';
import { neededMs } from './words';

const unit = (scene_id: string | null, part: Unit['part'], state: Unit['state']): Unit =>
  ({
    scene_id,
    part,
    state,
    reason: '',
    credits: 4,
    eta_s: 7,
    inputs: {},
    inputs_hash: '',
  }) as Unit;
const job = (id: string, name: string, state: Job['state'], progress = 0) =>
  aJob(name, { id, state, progress, error: state === 'failed' ? 'It broke.' : null });
const byId = (...jobs: Job[]) => Object.fromEntries(jobs.map((one) => [one.id, one]));

test('what is ready and what is half done add up, work nobody ordered does not count', () => {
  const progress = progressOf(
    [
      unit('s1', 'visual', 'ready'),
      unit('s2', 'visual', 'running'),
      unit('s3', 'visual', 'missing'),
    ],
    byId(job('a', 's2.visual', 'running', 0.5)),
  );
  expect(progress.fraction).toBe(0.75);
  expect(progress.running).toBe(true);
  expect(progress.steps).toEqual([{ part: 'visual', all: 2, done: 1, running: true }]);
});

test('a failure counts until it is tried again', () => {
  const units = [unit('s1', 'visual', 'missing')];
  const failed = job('a', 's1.visual', 'failed');
  expect(progressOf(units, byId(failed)).failed).toEqual([failed]);
  const again = progressOf(units, byId(failed, job('b', 's1.visual', 'queued')));
  expect(again.failed).toEqual([]);
  expect(again.running).toBe(true);
});

test('what stands at its end is done only when its job says so', () => {
  const units = [unit('s1', 'visual', 'running')];
  const { steps } = progressOf(units, byId(job('a', 's1.visual', 'running', 1)));
  expect(steps).toEqual([{ part: 'visual', all: 1, done: 0, running: true }]);
});

test('the cut that failed for want of a part is not told beside that part', () => {
  const part = job('a', 's1.visual', 'failed');
  const cut = job('r', 'render', 'failed');
  expect(progressOf([unit('s1', 'visual', 'missing')], byId(part, cut)).failed).toEqual([part]);
  expect(progressOf([unit('s1', 'visual', 'ready')], byId(part, cut)).failed).toEqual([cut]);
});

test('a picture that takes long weighs more than a narration', () => {
  const picture = { ...unit('s1', 'visual', 'running'), eta_s: 9 };
  const line = { ...unit('s1', 'audio', 'ready'), eta_s: 1 };
  const render = job('r', 'render', 'queued');
  expect(progressOf([picture, line], byId(job('a', 's1.visual', 'running'))).fraction).toBe(0.1);
  expect(progressOf([line], byId({ ...render, expected_s: 3 })).fraction).toBe(0.25);
});

test('a narration faster than 2.3 words a second needs a longer scene', () => {
  const line = 'One hundred and nine steps and he never counted them anymore';
  expect(neededMs(line, 5000)).toBeUndefined();
  expect(neededMs(`${line} ${line}`, 5000)).toBe(10_500);
  expect(neededMs('', 500)).toBeUndefined();
});

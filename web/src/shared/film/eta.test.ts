import { expect, test } from 'vitest';
import type { Job } from '@/shared/api/types';
import { aJob } from '@/shared/testing/film';
import { etaOf, expectedLeft, isWaiting, marked, type Mark } from './eta';
import recorded from './recorded-work.json';

test('a narration is little beside a picture, two are made at once, the cut comes last', () => {
  const jobs = [
    aJob('s1.audio', { expected_s: 1 }),
    aJob('s1.visual', { expected_s: 20 }),
    aJob('s2.visual', { expected_s: 20, state: 'running', progress: 0.5 }),
    aJob('render', { expected_s: 10 }),
  ];
  expect(expectedLeft(jobs)).toBe(30);
  expect(expectedLeft([...jobs, aJob('s3.visual', { expected_s: 20 })])).toBe(35.5);
  expect(expectedLeft([aJob('music', { state: 'done' })])).toBe(0);
});

test('providers work side by side with this machine', () => {
  const waits = aJob('s1.visual', { expected_s: 90, queue: 'io' });
  const draws = aJob('music', { expected_s: 4 });
  expect(expectedLeft([waits, draws])).toBe(90);
});

test('a pace seen lately is believed, and forgotten when more is ordered', () => {
  const at = (progress: number) => [
    aJob('s1.visual', { expected_s: 10, state: 'running', progress }),
  ];
  let marks: Mark[] = [];
  marks = marked(marks, 0, at(0));
  expect(etaOf(marks, at(0))).toBe(10);
  marks = marked(marks, 25_000, at(0.5));
  expect(etaOf(marks, at(0.5))).toBe(15);
  const more = [...at(0.5), aJob('s2.visual', { expected_s: 10 })];
  expect(marked(marks, 26_000, more)).toHaveLength(1);
  expect(etaOf(marks, [aJob('s1.visual', { state: 'done' })])).toBeUndefined();
});

test('what long ago went slowly does not count', () => {
  const at = (progress: number) => [
    aJob('s1.visual', { expected_s: 10, state: 'running', progress }),
  ];
  let marks = marked([], 0, at(0));
  for (let second = 1; second <= 100; second++) marks = marked(marks, second * 1000, at(0));
  expect(marks[0]?.at_ms).toBe(40_000);
});

test('who waits for other films is told so, and the wait says nothing of the pace', () => {
  const waits = [aJob('s1.visual', { expected_s: 10 })];
  let marks = marked([], 0, waits);
  expect(isWaiting(marks)).toBe(false);
  for (let second = 1; second <= 300; second++) marks = marked(marks, second * 1000, waits);
  expect(isWaiting(marks)).toBe(true);
  const runs = [aJob('s1.visual', { expected_s: 10, state: 'running', progress: 0.5 })];
  marks = marked(marks, 301_000, runs);
  expect(isWaiting(marks)).toBe(false);
  expect(etaOf(marks, runs)).toBeLessThan(20);
});

/**
 * The events of a film really made, five scenes in 253 s on a machine so busy that the known
 * paces said 32 s. Workers came late (66 s) and the cut waited for one (44 s): while everything
 * waits nobody is told a time.
 */
test('over a recorded film the estimate stays near the truth', () => {
  const end_s = recorded.events.at(-1)?.[0] as number;
  const jobs = new Map<string, Job>();
  const events = [...recorded.events] as [number, string, Job['state'], number][];
  let marks: Mark[] = [];
  const ratios: number[] = [];
  for (let second = 0; second < end_s; second++) {
    while (events[0] && events[0][0] <= second) {
      const [, unit, state, progress] = events.shift() as (typeof events)[number];
      jobs.set(unit, aJob(unit, { state, progress, expected_s: expectedOf(unit) }));
    }
    const known = [...jobs.values()];
    marks = marked(marks, second * 1000, known);
    const eta_s = etaOf(marks, known);
    if (eta_s !== undefined && !isWaiting(marks)) ratios.push(eta_s / (end_s - second));
  }
  ratios.sort((a, b) => a - b);
  const share = (part: number) => ratios[Math.floor(ratios.length * part)] as number;
  expect(share(0.05)).toBeGreaterThan(0.6);
  expect(share(0.5)).toBeGreaterThan(0.8);
  expect(share(0.5)).toBeLessThan(1.25);
  expect(share(0.9)).toBeLessThan(2.5);
});

const expectedOf = (unit: string) => (recorded.expected_s as Record<string, number>)[unit] ?? 0;

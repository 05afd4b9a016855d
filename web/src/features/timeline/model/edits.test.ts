import { expect, test } from 'vitest';
import type { Project, Scene } from '@/shared/api/types';
import cases from './cases.json';
import { cutAt, moved } from './edits';
import { shortest, trimEnd, trimStart } from './trim';

const films = (cases as unknown as { film: Project }[]).map((c) => c.film);
const scene = films.flatMap((f) => f.scenes).find((s) => s.narration) as Scene;

test('several scenes move together and keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd', 'e'], ['b', 'd'], 5)).toEqual(['a', 'c', 'e', 'b', 'd']);
  expect(moved(['a', 'b', 'c', 'd', 'e'], ['d', 'b'], 0)).toEqual(['b', 'd', 'a', 'c', 'e']);
  expect(moved(['a', 'b', 'c'], ['b'], 2)).toEqual(['a', 'b', 'c']);
});

test('a scene is cut half a second from either end at the nearest', () => {
  const four = { ...scene, narration: '', duration_ms: 4000 };
  expect([cutAt(four, 499), cutAt(four, 500), cutAt(four, 3500), cutAt(four, 3501)]).toEqual([
    null,
    500,
    3500,
    null,
  ]);
});

test('trimming stays on the grid, never cuts the narration and never goes before the clip', () => {
  expect(trimEnd(scene, -60_000).duration_ms).toBe(shortest(scene));
  expect(trimEnd(scene, 130).duration_ms % 100).toBe(0);
  expect(trimStart({ ...scene, in_ms: 700 }, -5000).in_ms).toBe(0);
});

test('dragging the start keeps the end where it is', () => {
  const long = { ...scene, narration: '', duration_ms: 6000, in_ms: 1000 };
  const next = trimStart(long, 700);
  expect(next).toEqual({ in_ms: 1700, duration_ms: 5300 });
});

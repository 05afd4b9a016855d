import { expect, test } from 'vitest';
import type { Project, Scene } from '@/shared/api/types';
import cases from './cases.json';
import { layout } from './layout';
import { stale } from './stale';

const films = cases as unknown as { film: Project; timeline: unknown; stale: string[] }[];

test.each(films)('$film.title is laid out as the server lays it out', ({ film, timeline }) => {
  expect(JSON.parse(JSON.stringify(layout(film)))).toEqual(timeline);
});

test.each(films)(
  '$film.title has the same stale media as on the server',
  ({ film, stale: names }) => {
    expect([...stale(film).keys()].sort()).toEqual(names);
  },
);

test('clips of untouched scenes keep their identity when a later scene changes', () => {
  const film = films.map((c) => c.film).find((f) => f.scenes.length > 4) as Project;
  const before = layout(film);
  const last = film.scenes.at(-1) as Scene;
  const longer = { ...last, duration_ms: last.duration_ms + 4000 };
  const after = layout({ ...film, scenes: [...film.scenes.slice(0, -1), longer] });
  expect(after.video[0]).toBe(before.video[0]);
  expect(after.video.at(-1)).not.toBe(before.video.at(-1));
});

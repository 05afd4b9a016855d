import { expect, test } from 'vitest';
import { applyPatch } from './json-patch';

const film = {
  title: 'A',
  scenes: [
    { id: 's1', n: 1 },
    { id: 's2', n: 2 },
  ],
  'a/b': { '~': 1 },
};

test('what a patch does not touch keeps its identity', () => {
  const next = applyPatch(film, [{ op: 'replace', path: '/scenes/1/n', value: 9 }]);
  expect(next.scenes[1]).toEqual({ id: 's2', n: 9 });
  expect(next.scenes[0]).toBe(film.scenes[0]);
  expect(film.scenes[1]?.n).toBe(2);
});

test('items are added at a place or at the end, moved and removed', () => {
  const next = applyPatch(film, [
    { op: 'add', path: '/scenes/-', value: { id: 's3', n: 3 } },
    { op: 'add', path: '/scenes/0', value: { id: 's0', n: 0 } },
    { op: 'move', from: '/scenes/0', path: '/scenes/3' },
    { op: 'remove', path: '/scenes/0' },
  ]);
  expect(next.scenes.map((scene) => scene.id)).toEqual(['s2', 's3', 's0']);
});

test('escaped names are read as RFC 6901 says', () => {
  expect(applyPatch(film, [{ op: 'replace', path: '/a~1b/~0', value: 2 }])['a/b']['~']).toBe(2);
});

test.each([
  { op: 'replace', path: '/scenes/7/n', value: 1 },
  { op: 'remove', path: '/scenes/2' },
  { op: 'replace', path: '/nothing/n', value: 1 },
  { op: 'test', path: '/title', value: 'B' },
] as const)('a patch that does not fit is refused: $op $path', (operation) => {
  expect(() => applyPatch(film, [operation])).toThrow(/patch/i);
});

import { beforeEach, expect, test } from 'vitest';
import { keep, keptOf } from './talk-memory';

beforeEach(() => localStorage.clear());

test('each film keeps its conversation and its half-written message', () => {
  keep('f1', { thread_id: 't1' });
  keep('f1', { draft: 'Make it' });
  keep('f2', { thread_id: null });
  expect(keptOf('f1')).toEqual({ thread_id: 't1', draft: 'Make it' });
  expect(keptOf('f2')).toEqual({ thread_id: null });
  expect(keptOf('f3')).toEqual({});
});

test('the film touched longest ago is forgotten first', () => {
  for (let n = 0; n < 31; n++) keep(`f${n}`, { draft: 'x' });
  expect(keptOf('f0')).toEqual({});
  expect(keptOf('f30').draft).toBe('x');
});

test('what cannot be read counts as nothing', () => {
  localStorage.setItem('pixora.talk', '{"f1"');
  expect(keptOf('f1')).toEqual({});
});

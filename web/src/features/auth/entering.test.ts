import { expect, test } from 'vitest';
import { nextPath } from './entering';

test('only paths of our own are followed after signing in', () => {
  expect(nextPath('?next=%2Ffilms%2Fa%2Fplan')).toBe('/films/a/plan');
  expect(nextPath('?next=%2F%2Fevil.example')).toBe('/films');
  expect(nextPath('?next=https%3A%2F%2Fevil.example')).toBe('/films');
  expect(nextPath('')).toBe('/films');
});

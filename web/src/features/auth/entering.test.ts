import { expect, test } from 'vitest';
import { isRefused, nextPath } from './entering';

test('only paths of our own are followed after signing in', () => {
  expect(nextPath('?next=%2Ffilms%2Fa%2Fplan')).toBe('/films/a/plan');
  expect(nextPath('?next=%2F%2Fevil.example')).toBe('/films');
  expect(nextPath('?next=https%3A%2F%2Fevil.example')).toBe('/films');
  expect(nextPath('')).toBe('/films');
});

test('a mailed link that was refused is told from one that signed in', () => {
  expect(isRefused('#error=access_denied&error_code=otp_expired&error_description=x')).toBe(true);
  expect(isRefused('#access_token=a&type=recovery')).toBe(false);
  expect(isRefused('')).toBe(false);
});

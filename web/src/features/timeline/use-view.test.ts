import { expect, test } from 'vitest';
import { fittingPx } from './use-view';

test('a film opens whole, and one of many scenes with clips that can be told apart', () => {
  expect(fittingPx(900, 6, 'opening')).toBe(900);
  expect(fittingPx(900, 200, 'opening') / 200).toBeGreaterThan(100);
  expect(fittingPx(900, 200, 'whole')).toBe(900);
});

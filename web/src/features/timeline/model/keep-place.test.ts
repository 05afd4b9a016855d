import { expect, test } from 'vitest';
import { keptScroll } from './keep-place';

test('zooming keeps the playhead where it is on the screen', () => {
  const zoomed = { playhead_ms: 10_000, scroll: 100, seen: 800, from: 30, to: 60 };
  expect((10_000 / 1000) * 60 - keptScroll(zoomed)).toBe(200);
  expect(keptScroll({ ...zoomed, scroll: 0, to: 15 })).toBe(0);
});

test('with the playhead out of sight the middle stays', () => {
  const zoomed = { playhead_ms: 0, scroll: 1000, seen: 800, from: 20, to: 40 };
  expect(keptScroll(zoomed) + 400).toBe(2 * (1000 + 400));
});

import { expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCredits,
  formatEta,
  formatSpan,
  formatTimecode,
  formatWhen,
} from './format';

test('a clock pads seconds, and minutes only once there are hours', () => {
  expect(formatClock(65_000)).toBe('1:05');
  expect(formatClock(3_725_000)).toBe('1:02:05');
  expect(formatClock(-5)).toBe('0:00');
});

test('a timecode counts whole frames', () => {
  expect(formatTimecode(11_033)).toBe('00:11:01');
  expect(formatTimecode(999)).toBe('00:01:00');
});

test('one credit is singular', () => {
  expect(formatCredits(1)).toBe('1 credit');
  expect(formatCredits(46)).toBe('46 credits');
});

test('an estimate is coarse, and empty when unknown', () => {
  expect(formatEta(undefined)).toBe('');
  expect(formatEta(2)).toBe('a few seconds left');
  expect(formatEta(41)).toBe('about 45 s left');
  expect(formatEta(130)).toBe('about 2 min left');
});

test('sizes are decimal', () => {
  expect(formatBytes(1_530_000)).toBe('1.5 MB');
});

test('times say how long ago, and a date after a week', () => {
  const now = Date.parse('2026-11-23T20:00:00Z');
  expect(formatWhen('2026-11-23T19:59:50Z', now)).toBe('just now');
  expect(formatWhen('2026-11-23T19:55:00Z', now)).toBe('5 minutes ago');
  expect(formatWhen('2026-11-01T12:00:00Z', now)).toMatch(/2026/);
});

test('how long work takes names the slow case only where it is another', () => {
  expect(formatSpan(30, 60)).toBe('about 30 s, rarely over 60 s');
  expect(formatSpan(30, 30)).toBe('about 30 s');
  expect(formatSpan(30)).toBe('about 30 s');
});

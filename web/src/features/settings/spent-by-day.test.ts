import { expect, test } from 'vitest';
import type { CreditEntries, CreditEntry } from '@/shared/api/credits';
import { entriesOfDays, spentByDay } from './spent-by-day';

const entry = (at: string, kind: CreditEntry['kind'], amount: number) => ({
  id: 1,
  kind,
  amount,
  reason: null,
  project_id: null,
  held: false,
  at,
});

test('what was given back is taken off, and gifts are no negative spending', () => {
  const days = spentByDay(
    [
      entry('2026-11-22T10:00:00', 'reserve', -9),
      entry('2026-11-22T10:01:00', 'release', 4),
      entry('2026-11-23T09:00:00', 'grant', 1000),
      entry('2026-11-23T09:30:00', 'return', -400),
    ],
    3,
    new Date('2026-11-23T12:00:00'),
  );
  expect(days.map((day) => day.credits)).toEqual([0, 5, 0]);
  expect(days.at(-1)?.date).toBe('2026-11-23');
});

test('a day of many entries counts whole, and older pages are left alone', async () => {
  const pages = [
    { items: [entry('2026-11-23T10:00:00', 'reserve', -9)], next: 1 },
    { items: [entry('2026-11-22T10:00:00', 'reserve', -5)], next: 2 },
    { items: [entry('2026-11-20T10:00:00', 'reserve', -7)], next: 3 },
  ];
  const read = async (cursor: CreditEntries['next']) => {
    const page = pages[cursor ?? 0];
    if (!page) throw new Error('A page too far');
    return { ...page, per_film: [] };
  };
  const today = new Date('2026-11-23T12:00:00');
  const { items } = await entriesOfDays(3, today, read);
  expect(spentByDay(items, 3, today).map((day) => day.credits)).toEqual([0, 5, 9]);
});

test('what running work holds is not used yet', () => {
  const held = { ...entry('2026-11-23T10:00:00', 'reserve', -9), held: true };
  const days = spentByDay([held], 1, new Date('2026-11-23T12:00:00'));
  expect(days[0]?.credits).toBe(0);
});

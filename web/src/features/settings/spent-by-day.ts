import type { CreditEntries, CreditEntry } from '@/shared/api/credits';

const dayOf = (at: Date) => at.toLocaleDateString('en-CA');

/**
 * Credits used on each of the last `count` days, oldest first; what was given back is taken off, and
 * what running work holds is not used yet.
 */
export function spentByDay(
  entries: readonly CreditEntry[],
  count: number,
  today: Date,
): { date: string; credits: number }[] {
  const spent = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind === 'grant' || entry.kind === 'return' || entry.held) continue;
    const day = dayOf(new Date(entry.at));
    spent.set(day, (spent.get(day) ?? 0) - entry.amount);
  }
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(today);
    at.setDate(at.getDate() - (count - 1 - index));
    const date = dayOf(at);
    return { date, credits: Math.max(0, spent.get(date) ?? 0) };
  });
}

/** Entries of the last `count` days, newest first, however many pages of the ledger they fill. */
export async function entriesOfDays(
  count: number,
  today: Date,
  read: (cursor: CreditEntries['next']) => Promise<CreditEntries>,
): Promise<CreditEntries> {
  const first = new Date(today);
  first.setDate(first.getDate() - (count - 1));
  const page = await read(null);
  const items = [...page.items];
  let { next } = page;
  while (next && dayOf(new Date(items.at(-1)?.at ?? 0)) >= dayOf(first)) {
    const more = await read(next);
    items.push(...more.items);
    next = more.next;
  }
  return { ...page, items, next };
}

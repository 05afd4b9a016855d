import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spentByDay } from '@/features/settings/spent-by-day';
import { entriesQuery } from '@/shared/api/credits';
import { profile as words } from '@/shared/i18n/account';
import { formatCredits, formatDate } from '@/shared/lib/format';

const DAYS = 14;

/** Credits used on each of the last days. */
export function UsageChart() {
  const { data } = useInfiniteQuery(entriesQuery);
  const [today] = useState(() => new Date());
  const days = spentByDay(data?.pages.flatMap((page) => page.items) ?? [], DAYS, today);
  const most = Math.max(1, ...days.map((day) => day.credits));
  const total = days.reduce((sum, day) => sum + day.credits, 0);
  return (
    <section aria-labelledby="usage-title">
      <h2 id="usage-title" className="text-xs font-medium text-fg-2">
        {words.usage}
      </h2>
      <ol className="mt-3 flex h-24 items-end gap-1 border-b border-line">
        {days.map((day) => (
          <li
            key={day.date}
            title={words.day(formatDate(day.date), formatCredits(day.credits))}
            className="flex h-full flex-1 items-end"
          >
            <span className="sr-only">
              {words.day(formatDate(day.date), formatCredits(day.credits))}
            </span>
            <span
              aria-hidden
              style={{ height: `${day.credits ? Math.max(4, (day.credits / most) * 100) : 0}%` }}
              className="w-full rounded-t bg-accent"
            />
          </li>
        ))}
      </ol>
      <p className="tnum mt-2 text-xs text-fg-3">{words.usageText(formatCredits(total), DAYS)}</p>
    </section>
  );
}

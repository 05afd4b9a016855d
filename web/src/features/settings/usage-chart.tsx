import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '@/features/settings/section';
import { entriesOfDays, spentByDay } from '@/features/settings/spent-by-day';
import { creditsKey, readEntries, type CreditEntries } from '@/shared/api/credits';
import { profile as words } from '@/shared/i18n/account';
import { formatCredits, formatDate, formatNumber } from '@/shared/lib/format';
import { FilmSpends, spentOn } from '@/shared/ui/film-spends';

const DAYS = 14;
/** Entries of the ledger that are asked for at once. */
const PAGE = 200;
/** Films named in the chart; the credits page has all of them. */
const FILMS = 5;

/** Credits used on each of the last days and by each film, drawn and, on demand, as a table. */
export function UsageChart() {
  const [today] = useState(() => new Date());
  const { data } = useQuery({
    queryKey: [...creditsKey, 'days'],
    queryFn: ({ signal }) =>
      entriesOfDays(DAYS, today, (cursor) => readEntries(cursor, signal, PAGE)),
  });
  const days = spentByDay(data?.items ?? [], DAYS, today);
  const total = days.reduce((sum, day) => sum + day.credits, 0);
  return (
    <Section id="usage" title={words.usage}>
      <Days days={days} />
      <p className="tnum text-xs text-fg-3">{words.usageText(formatCredits(total), DAYS)}</p>
      <details className="text-xs">
        <summary className="w-fit touch:py-2.5 cursor-pointer rounded text-fg-2 hover:text-fg">
          {words.asTable}
        </summary>
        <table className="tnum mt-2 w-full max-w-xs">
          <thead className="text-2xs text-fg-3">
            <tr className="border-b border-line">
              <th className="py-1 text-start font-normal">{words.dayHead}</th>
              <th className="py-1 text-end font-normal">{words.creditsHead}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.date} className="border-b border-line">
                <td className="py-1">{formatDate(day.date)}</td>
                <td className="py-1 text-end">{formatNumber(day.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <Films spends={data?.per_film ?? []} />
    </Section>
  );
}

const ROOM = { width: 560, height: 84 };

/** Bars under a line at the highest day; the table below says the same in words. */
function Days({ days }: { days: readonly { date: string; credits: number }[] }) {
  const most = Math.max(1, ...days.map((day) => day.credits));
  const step = ROOM.width / days.length;
  return (
    <figure className="tnum text-2xs text-fg-3">
      <p aria-hidden>{formatNumber(most)}</p>
      <svg
        viewBox={`0 0 ${ROOM.width} ${ROOM.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.chart(formatNumber(most))}
        className="h-21 w-full border-y border-line"
      >
        {days.map((day, index) => {
          const height = (day.credits / most) * ROOM.height;
          return (
            <g key={day.date}>
              <title>{words.day(formatDate(day.date), formatCredits(day.credits))}</title>
              <rect x={index * step} y={0} width={step} height={ROOM.height} fill="transparent" />
              <rect
                x={index * step + step * 0.18}
                y={ROOM.height - height}
                width={step * 0.64}
                height={height}
                className="fill-accent"
              />
            </g>
          );
        })}
      </svg>
      <figcaption aria-hidden className="mt-1 flex justify-between">
        <span>{formatDate(days[0]?.date ?? '')}</span>
        <span>{words.today}</span>
      </figcaption>
    </figure>
  );
}

function Films({ spends }: { spends: CreditEntries['per_film'] }) {
  if (!spentOn(spends).length) return null;
  return (
    <div>
      <h3 className="text-xs font-medium text-fg-2">{words.byFilm}</h3>
      <FilmSpends spends={spends} most={FILMS} />
    </div>
  );
}

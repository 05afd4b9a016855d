import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { GetMore } from '@/features/credits/get-more';
import { PriceTable } from '@/features/credits/price-table';
import {
  creditsQuery,
  entriesQuery,
  type CreditEntries,
  type CreditEntry,
} from '@/shared/api/credits';
import { creditWords as words } from '@/shared/i18n/account';
import { cn } from '@/shared/lib/cn';
import { formatCredits, formatNumber, formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { FilmSpends, spentOn } from '@/shared/ui/film-spends';
import { Main } from '@/shared/ui/main';
import { Skeleton } from '@/shared/ui/skeleton';

/** How often it is looked whether credits were added meanwhile, in ms. */
const LOOK_MS = 10_000;

/** What is left, where it went, and what things cost. */
export function CreditsPage() {
  const credits = useQuery({ ...creditsQuery, refetchInterval: LOOK_MS });
  const entries = useInfiniteQuery({ ...entriesQuery, refetchInterval: LOOK_MS });
  const first = entries.data?.pages[0];
  if (credits.error) {
    return (
      <Main className="flex-1">
        <h1 className="sr-only">{words.title}</h1>
        <ErrorPanel error={credits.error} onRetry={() => void credits.refetch()} />
      </Main>
    );
  }
  return (
    <Main className="mx-auto w-full max-w-[880px] flex-1 px-4 py-8 sm:px-8">
      <h1 className="font-display text-[40px] leading-none tracking-[-.02em]">{words.title}</h1>
      {credits.data ? (
        <p className="tnum mt-5 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <span className="text-[34px] leading-none font-medium tracking-[-.02em]">
            {formatNumber(credits.data.balance)}
          </span>
          <span className="text-sm text-fg-2">{words.available}</span>
          {credits.data.reserved > 0 && (
            <span className="text-xs text-fg-3">
              {words.held(formatCredits(credits.data.reserved))}
            </span>
          )}
          <span className="text-xs text-fg-3">
            {words.spent(formatCredits(credits.data.spent))}
          </span>
        </p>
      ) : (
        <Skeleton className="mt-5 h-9 w-48" />
      )}
      <GetMore />
      <div className="mt-9 grid grid-cols-1 gap-10 md:grid-cols-2">
        <PerFilm spends={first?.per_film ?? []} />
        {credits.data && <PriceTable prices={credits.data.prices} />}
      </div>
      <Ledger
        entries={entries.data?.pages.flatMap((page) => page.items) ?? []}
        more={entries.hasNextPage ? () => void entries.fetchNextPage() : undefined}
      />
    </Main>
  );
}

function PerFilm({ spends }: { spends: CreditEntries['per_film'] }) {
  return (
    <section aria-labelledby="per-film">
      <h2 id="per-film" className="text-sm font-medium">
        {words.perFilm}
      </h2>
      {!spentOn(spends).length && <p className="mt-3 text-sm text-fg-3">{words.noFilms}</p>}
      <FilmSpends spends={spends} />
    </section>
  );
}

function Ledger({ entries, more }: { entries: CreditEntry[]; more?: () => void }) {
  if (!entries.length) return null;
  return (
    <section aria-labelledby="ledger" className="mt-10">
      <h2 id="ledger" className="text-sm font-medium">
        {words.ledger}
      </h2>
      <table className="tnum mt-3 w-full text-sm">
        <thead className="text-2xs text-fg-3">
          <tr className="border-b border-line">
            <th className="py-2 text-start font-normal">{words.what}</th>
            <th className="py-2 text-end font-normal">{words.change}</th>
            <th className="py-2 ps-4 text-end font-normal">{words.when}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className="border-b border-line">
              <td className="py-2 pe-3 text-pretty">
                {words.kinds[entry.kind] ?? entry.kind}
                {entry.reason && <span className="text-fg-3"> · {entry.reason}</span>}
              </td>
              <td className={cn('py-2 text-end', entry.amount > 0 && 'text-ok')}>
                {entry.amount > 0 ? '+' : '−'}
                {formatNumber(Math.abs(entry.amount))}
              </td>
              <td className="py-2 ps-4 text-end whitespace-nowrap text-fg-3">
                {formatWhen(entry.at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <Button className="-ms-3 mt-3" onClick={more}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

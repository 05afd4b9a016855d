import { ChevronUp, Coins } from 'lucide-react';
import { useState } from 'react';
import { Left, PriceDialog } from '@/features/plan/price-dialog';
import type { Plan } from '@/features/plan/queries';
import { useFilm } from '@/shared/film/film-provider';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { formatCredits, formatNumber } from '@/shared/lib/format';

/** What the work owed costs, by kind; a press shows every line. On phones the total and the way there. */
export function Price({ plan, running }: { plan: Plan | undefined; running: boolean }) {
  const film = useFilm();
  const [open, setOpen] = useState(false);
  if (!plan) return null;
  if (!plan.total) {
    const held = running && film.reserved ? words.held(formatCredits(film.reserved)) : undefined;
    if (running && !held) return null;
    return (
      <span className={cn('tnum shrink-0 text-sm text-fg-2', !held && 'max-sm:hidden')}>
        {held ?? words.upToDate}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        title={words.showPrice}
        onClick={() => setOpen(true)}
        className="tnum -mx-2 flex shrink-0 flex-col rounded-lg px-2 py-0.5 text-start hover:bg-raise"
      >
        <span className="flex items-center gap-1.5 text-sm font-medium">
          <Coins className="size-4 text-accent-ink" aria-hidden />
          {formatCredits(plan.total)}
          <ChevronUp className="size-3.5 text-fg-3 sm:hidden" aria-hidden />
          <span className="hidden text-xs font-normal sm:inline">
            <Left plan={plan} />
          </span>
        </span>
        <span className="hidden text-2xs text-fg-2 sm:inline">{itemised(plan)}</span>
        <span className="text-2xs sm:hidden">
          <Left plan={plan} />
        </span>
      </button>
      {open && <PriceDialog plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}

/** "5 pictures 20 · 5 narrations 5 · music 3" */
function itemised(plan: Plan): string {
  return (['visual', 'audio', 'music'] as const)
    .map((part) => ({ part, lines: plan.items.filter((line) => line.part === part) }))
    .filter(({ lines }) => lines.length)
    .map(({ part, lines }) => {
      const credits = lines.reduce((sum, line) => sum + line.credits, 0);
      return `${words.items[part](lines.length)} ${formatNumber(credits)}`;
    })
    .join(' · ');
}

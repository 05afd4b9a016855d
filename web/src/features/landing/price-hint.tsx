import { useQuery } from '@tanstack/react-query';
import { USUAL_S, useWish } from '@/features/landing/wish';
import { choicesQuery, estimateCredits } from '@/shared/api/choices';
import { landing } from '@/shared/i18n/landing';
import { cn } from '@/shared/lib/cn';
import { formatCredits } from '@/shared/lib/format';

/** What the film will cost, roughly; the plan page says it exactly. */
export function PriceHint({ className }: { className: string }) {
  const length_s = useWish((state) => state.wish.duration_s || USUAL_S);
  const { data } = useQuery(choicesQuery);
  const credits = data?.prices ? estimateCredits(data.prices, length_s * 1000) : 0;
  return (
    <span className={cn('tnum text-xs text-fg-3', className)}>
      {landing.planFree} ·{' '}
      {credits
        ? landing.filmAbout(landing.lengthSeconds(length_s), formatCredits(credits))
        : landing.priceFirst}
    </span>
  );
}

import { Link } from 'react-router';
import type { CreditEntries } from '@/shared/api/credits';
import type { Schemas } from '@/shared/api/types';
import { creditWords as words } from '@/shared/i18n/account';
import { formatCredits } from '@/shared/lib/format';

/** What films have cost as bars, dearest first; what running work holds is not spent yet. */
export function FilmSpends({ spends, most }: { spends: CreditEntries['per_film']; most?: number }) {
  const shown = spentOn(spends).slice(0, most);
  const top = Math.max(1, ...shown.map((spend) => spend.spent));
  return (
    <ul className="mt-3 space-y-2.5">
      {shown.map((spend) => (
        <li key={spend.project_id} className="text-sm">
          <div className="tnum flex gap-3">
            <Film spend={spend} />
            <span className="ms-auto touch:py-2 text-fg-2">{formatCredits(spend.spent)}</span>
          </div>
          <div aria-hidden className="mt-1 touch:mt-0 h-1 rounded-full bg-raise">
            <div
              className="h-full rounded-full bg-accent"
              style={{ width: `${(spend.spent / top) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The way to the film; a deleted one is named only. */
const Film = ({ spend }: { spend: Schemas['FilmSpend'] }) =>
  spend.deleted ? (
    <span className="truncate touch:py-2 text-fg-3">{words.deletedFilm(spend.title)}</span>
  ) : (
    <Link to={`/films/${spend.project_id}/studio`} className="truncate touch:py-2 hover:underline">
      {spend.title}
    </Link>
  );

/** The films that have cost something. */
export const spentOn = (spends: CreditEntries['per_film']) =>
  (spends ?? []).filter((spend) => spend.spent > 0);

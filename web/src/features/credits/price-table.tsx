import type { PriceLine } from '@/shared/api/choices';
import type { Part } from '@/shared/api/types';
import { creditWords as words } from '@/shared/i18n/account';
import { formatNumber } from '@/shared/lib/format';

const PARTS: Part[] = ['visual', 'audio', 'music'];
const QUALITIES = ['draft', 'standard', 'high'] as const;

/** Credits for each part at each quality, and for how long a stretch they are. */
export function PriceTable({ prices }: { prices: readonly PriceLine[] }) {
  const find = (part: Part, quality: string) =>
    prices.find((price) => price.part === part && price.quality === quality);
  return (
    <section aria-labelledby="prices">
      <h2 id="prices" className="text-sm font-medium">
        {words.prices}
      </h2>
      <p className="mt-1 text-xs text-pretty text-fg-3">{words.pricesText}</p>
      <table className="tnum mt-3 w-full text-sm">
        <thead className="text-2xs text-fg-3">
          <tr className="border-b border-line">
            <th className="py-2 text-start font-normal">{words.part}</th>
            {QUALITIES.map((quality) => (
              <th key={quality} className="w-[4.5rem] py-2 text-end font-normal">
                {words[quality]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PARTS.map((part) => (
            <tr key={part} className="border-b border-line">
              <th scope="row" className="py-2 text-start font-normal">
                {words.parts[part]}{' '}
                <span className="text-2xs text-fg-3">
                  {words.per(`${(find(part, 'standard')?.unit_ms ?? 0) / 1000} s`)}
                </span>
              </th>
              {QUALITIES.map((quality) => (
                <td key={quality} className="py-2 text-end">
                  {formatNumber(find(part, quality)?.credits_each ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

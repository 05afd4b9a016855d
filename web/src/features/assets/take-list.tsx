import { CircleAlert } from 'lucide-react';
import type { Element, Part, Take } from '@/shared/api/types';
import { Poster } from '@/shared/film/poster';
import { cn } from '@/shared/lib/cn';
import { Waveform } from '@/features/timeline/waveform';
import { takeNumber } from '@/features/timeline/model/document';

/** All takes as a row, newest first; a click brings one into the comparison. */
export function TakeList(props: {
  filmId: string;
  part: Part;
  element: Element;
  shown: readonly Take[];
  onShow: (take: Take) => void;
}) {
  const { filmId, part, element, shown, onShow } = props;
  if (element.takes.length < 2) return null;
  return (
    <ul className="flex gap-2 overflow-x-auto p-0.5" aria-label="All takes">
      {element.takes.toReversed().map((take) => {
        const number = takeNumber(element, take.id);
        const words =
          take.state === 'ready' ? '' : take.state === 'failed' ? 'failed' : 'in the making';
        return (
          <li key={take.id} className="shrink-0">
            <button
              type="button"
              disabled={take.state !== 'ready'}
              aria-pressed={shown.includes(take)}
              aria-label={`v${number} ${words || ', compare this take'}`}
              title={take.error ?? undefined}
              onClick={() => onShow(take)}
              className={cn(
                'relative block h-14 w-24 overflow-hidden rounded-lg bg-raise text-2xs text-fg-3',
                shown.includes(take) ? 'ring-2 ring-fg' : 'ring-1 ring-line-2',
              )}
            >
              {part === 'visual' ? (
                <Poster filmId={filmId} take={take} className="absolute inset-0 size-full" />
              ) : (
                take.asset_id && <Wave {...{ filmId, part, take, assetId: take.asset_id }} />
              )}
              {take.state === 'running' && <span className="shimmer absolute inset-0" />}
              {take.state === 'failed' && (
                <CircleAlert className="mx-auto size-4 text-danger" aria-hidden />
              )}
              <span
                className={cn(
                  'absolute start-1 bottom-1 rounded px-1 text-[10px] leading-4 font-medium',
                  element.chosen === take.id
                    ? 'bg-accent text-accent-fg'
                    : 'bg-black/70 text-white',
                )}
              >
                v{number} {words}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const TILE = { width: 96, height: 56 };

/** The whole of a sound, as loud as it is. */
function Wave(props: { filmId: string; part: Part; take: Take; assetId: string }) {
  const { filmId, part, take, assetId } = props;
  return (
    <Waveform
      filmId={filmId}
      assetId={assetId}
      px={(TILE.width * 1000) / Math.max(1, take.duration_ms)}
      from={0}
      to={TILE.width}
      height={TILE.height}
      color={part === 'music' ? 'var(--music)' : 'var(--narr)'}
    />
  );
}

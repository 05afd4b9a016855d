import { Lock } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { fetched } from '@/shared/lib/fetched';
import type { Scene } from '@/shared/api/types';
import { shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import { formatSeconds } from '@/shared/lib/format';
import { cn } from '@/shared/lib/cn';
import { useDesk } from '@/features/timeline/model/desk';
import { playback } from '@/features/timeline/model/playback';
import { sameProps, type Status } from '@/features/timeline/model/status';

const SceneDetails = lazy(async () => ({
  default: (await fetched(() => import('./scene-details'))).SceneDetails,
}));

export interface SceneCardProps {
  filmId: string;
  scene: Scene;
  place: number;
  start_ms: number;
  duration_ms: number;
  picture: Status;
  voice: Status;
  prices: ReadonlyMap<string, number>;
  open: boolean;
  chosen: boolean;
}

/** A scene in the list; open, it shows its words, its takes and what can be made anew. */
export const SceneCard = memo(function SceneCard(props: SceneCardProps) {
  const { filmId, scene, place, start_ms, duration_ms, picture, voice, open, chosen } = props;
  const select = useDesk((desk) => desk.select);
  return (
    <div
      className={cn(
        'rounded-xl p-1.5 transition-colors',
        chosen ? 'bg-card ring-1 ring-line-2 ring-inset' : 'hover:bg-card',
      )}
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={(event) => {
          const add = event.metaKey || event.ctrlKey;
          select(scene.id, add ? 'toggle' : 'only');
          if (!add && !playback.playing) playback.seek(start_ms);
        }}
        className="flex w-full items-center gap-2.5 rounded-lg text-start"
      >
        <span className="relative aspect-video w-[84px] shrink-0 overflow-hidden rounded-md bg-raise">
          <Poster filmId={filmId} take={shownTake(scene.picture)} className="size-full" />
          {picture.standing === 'running' && <span className="shimmer absolute inset-0" />}
          <span className="tnum absolute start-1 top-1 rounded bg-black/70 px-1 text-[10px] leading-4 font-medium text-white">
            {place}
          </span>
        </span>
        <span className="min-w-0 grow">
          <span className="block truncate text-xs font-medium">
            {scene.title || 'Untitled scene'}
          </span>
          <span className="tnum mt-0.5 flex items-center gap-1.5 text-2xs text-fg-3">
            {formatSeconds(duration_ms)}
            <span aria-hidden>·</span>
            <Standing status={worse(picture, voice)} />
          </span>
        </span>
      </button>
      {open && (
        <Suspense>
          <SceneDetails {...props} />
        </Suspense>
      )}
    </div>
  );
}, sameProps);

const URGENCY = ['failed', 'running', 'queued', 'stale', 'missing', 'locked', 'ready'] as const;

/** The status that matters more. A silent scene's voice does not count, nor one that is simply there. */
function worse(picture: Status, voice: Status): Status {
  const voiceCounts = !['missing', 'locked', 'ready'].includes(voice.standing);
  const rank = (status: Status) => URGENCY.indexOf(status.standing);
  return voiceCounts && rank(voice) < rank(picture) ? voice : picture;
}

function Standing({ status }: { status: Status }) {
  const { standing } = status;
  if (standing === 'running')
    return <span className="text-accent-ink">{Math.round(status.progress * 100)}%</span>;
  if (standing === 'stale') return <span className="text-warn">out of date</span>;
  if (standing === 'failed') return <span className="text-danger">failed</span>;
  if (standing === 'queued') return <span>waiting</span>;
  if (standing === 'missing') return <span>not made</span>;
  return (
    <span className="flex items-center gap-1">
      v{status.take}
      {standing === 'locked' && <Lock className="size-2.5" aria-label="locked" />}
    </span>
  );
}

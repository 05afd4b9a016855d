import { Check, Lock } from 'lucide-react';
import { ScenePlayer } from '@/features/plan/scene-player';
import type { Job, Scene } from '@/shared/api/types';
import { readyTake, shownTake } from '@/shared/film/layout';
import { useProject } from '@/shared/film/film-provider';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { aspectStyle } from '@/shared/ui/aspect-picker';
import { Progress } from '@/shared/ui/progress';

/**
 * What is made of a scene so far: its number, its still, or its clip, which plays on a click. On
 * phones a frame with nothing in it is but a strip.
 */
export function ScenePicture({
  scene,
  position,
  job,
  stale,
}: {
  scene: Scene;
  position: number;
  /** An edit has outdated the picture. */
  stale: boolean;
  job: Job | undefined;
}) {
  const { aspect } = useProject().settings;
  const { still, clip } = usePicture(scene);
  const busy = job && (job.state === 'queued' || job.state === 'running');
  const name = scene.title || `scene ${position}`;
  // Known from the document, before any address is: nothing grows when the picture arrives.
  const bare = !readyTake(scene.picture) && !shownTake(scene.picture);
  return (
    <div
      style={aspectStyle(aspect === '9:16' ? '1:1' : aspect)}
      className={cn(
        'relative grid place-items-center overflow-hidden rounded-lg bg-card',
        bare && 'max-sm:aspect-[6/1]!',
      )}
    >
      {clip && !busy ? (
        <ScenePlayer key={clip} scene={scene} name={name} clip={clip} still={still} />
      ) : (
        <StillOrNumber still={still} position={position} dim={Boolean(busy)} />
      )}
      {busy ? <Working job={job} /> : <Badge scene={scene} stale={stale} />}
    </div>
  );
}

function usePicture(scene: Scene) {
  const { id } = useProject();
  const take = readyTake(scene.picture);
  const isClip = take?.kind === 'clip';
  const shown = shownTake(scene.picture);
  const still = useAssetUrl(id, shown?.poster_id ?? (isClip ? null : take?.asset_id));
  const clip = useAssetUrl(id, isClip ? take.asset_id : null);
  return { still, clip };
}

function StillOrNumber({
  still,
  position,
  dim,
}: {
  still?: string;
  position: number;
  dim: boolean;
}) {
  if (still) {
    return <img src={still} alt="" className={cn('size-full object-cover', dim && 'opacity-50')} />;
  }
  return (
    <span
      aria-hidden
      className="font-display text-[34px] leading-none text-fg-3/70 max-sm:text-2xl"
    >
      {position}
    </span>
  );
}

function Working({ job }: { job: Job }) {
  const step = job.state === 'queued' ? words.queued : job.step;
  return (
    <>
      <span className="shimmer absolute inset-0" />
      <span className="absolute start-1.5 top-1.5 rounded bg-black/70 px-1.5 text-2xs font-medium text-white">
        {step} {job.state === 'running' ? `${Math.round(job.progress * 100)}%` : ''}
      </span>
      <Progress
        label={step}
        value={job.progress}
        className="absolute inset-x-0 bottom-0 h-[3px] rounded-none"
      />
    </>
  );
}

function Badge({ scene, stale }: { scene: Scene; stale: boolean }) {
  const { locked } = scene.picture;
  if (!readyTake(scene.picture) || (stale && !locked)) return null;
  const Icon = locked ? Lock : Check;
  return (
    <span className="pointer-events-none absolute end-1.5 top-1.5 grid size-5 place-items-center rounded-full bg-black/65">
      <Icon className="size-3 text-white" aria-label={locked ? words.locked : 'Ready'} />
    </span>
  );
}

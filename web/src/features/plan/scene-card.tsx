import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { AudioLines, GripVertical, Video, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { InlineText } from '@/features/plan/inline-text';
import { SceneMenu } from '@/features/plan/scene-menu';
import { ScenePicture } from '@/features/plan/scene-picture';
import { SceneSteps } from '@/features/plan/scene-steps';
import { LengthField, TransitionField } from '@/features/plan/scene-fields';
import { useEdit } from '@/features/plan/use-edit';
import type { Handle } from '@/features/plan/use-lift';
import { neededMs, spokenMs } from '@/features/plan/words';
import { capitalised } from '@/shared/api/choices';
import type { Job, Scene, Unit } from '@/shared/api/types';
import type { Edit } from '@/shared/film/edits';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { gapCount } from '@/shared/film/gaps';
import type { PlacedScene } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { formatSeconds } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { notify } from '@/shared/ui/toast';

export type SceneCardProps = {
  placed: PlacedScene;
  last: boolean;
  handle: Handle;
  onMove: (by: -1 | 1) => void;
  units: Unit[];
  visual: Job | undefined;
  audio: Job | undefined;
};

/** A scene of the plan: its picture, length and texts, everything edited in place. */
export function SceneCard({
  placed,
  last,
  handle: { lifted, ...keys },
  onMove,
  units,
  visual,
  audio,
}: SceneCardProps) {
  const { scene, position } = placed;
  const { setNodeRef, transform, transition, isDragging, attributes, listeners } = useSortable({
    id: scene.id,
  });
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: CSS.Translate.toString(transform),
        transition,
      }}
      className={cn(
        'group flex flex-col gap-x-4 gap-y-2 rounded-2xl border border-line bg-panel p-3 transition-colors hover:border-line-2 sm:flex-row',
        (isDragging || lifted) && 'relative z-10 border-accent shadow-pop hover:border-accent',
      )}
    >
      <div className="w-full shrink-0 sm:w-[190px]">
        <ScenePicture
          scene={scene}
          position={position}
          job={visual}
          stale={units.some((unit) => unit.part === 'visual' && unit.state === 'stale')}
        />
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          <LengthField placed={placed} />
          <TransitionField placed={placed} />
        </div>
        <SceneSteps units={units} visual={visual} audio={audio} />
      </div>
      <div className="min-w-0 grow">
        <div className="flex items-start gap-1">
          <SceneTitle scene={scene} position={position} />
          <SceneMenu {...{ scene, position, last, units, onMove }} />
          <IconButton
            label={words.drag(position)}
            size="iconSm"
            className="cursor-grab touch-none"
            {...attributes}
            {...listeners}
            {...keys}
            aria-pressed={lifted || undefined}
          >
            <GripVertical className="size-4" />
          </IconButton>
        </div>
        <SceneTexts scene={scene} position={position} />
        <SceneFailure scene={scene} jobs={[visual, audio]} units={units} />
      </div>
    </li>
  );
}

function SceneTitle({ scene, position }: { scene: Scene; position: number }) {
  return (
    <div className="min-w-0 grow">
      <InlineText
        oneLine
        label={words.sceneTitle(position)}
        value={scene.title}
        placeholder={words.untitledScene}
        edit={(title) => ({ op: 'scene', scene_id: scene.id, title })}
        className="text-[15px] font-medium"
      />
    </div>
  );
}

function SceneTexts({ scene, position }: { scene: Scene; position: number }) {
  const { settings } = useProject();
  const edit =
    (field: 'visual' | 'motion' | 'narration' | 'delivery') =>
    (text: string): Edit => ({ op: 'scene', scene_id: scene.id, [field]: text });
  return (
    <>
      <InlineText
        label={words.sceneVisual(position)}
        value={scene.visual}
        placeholder={words.visualHint}
        edit={edit('visual')}
        className="text-[13.5px] leading-[1.55] text-fg-2"
      />
      <Aside icon={<Video />}>
        <InlineText
          label={words.sceneMotion(position)}
          value={scene.motion}
          placeholder={words.motionHint}
          edit={edit('motion')}
          className="text-xs text-fg-3"
        />
      </Aside>
      <div className="mt-1.5 border-s-2 border-narr ps-2.5">
        <InlineText
          label={words.sceneNarration(position)}
          value={scene.narration}
          placeholder={words.narrationHint}
          edit={edit('narration')}
          className="text-[13.5px] leading-[1.55]"
        />
        {(scene.narration || scene.delivery) && (
          <Aside icon={<AudioLines />}>
            <InlineText
              oneLine
              label={words.sceneDelivery(position)}
              value={scene.delivery}
              placeholder={words.deliveryHint(
                capitalised(scene.speaker || settings.voice),
                scene.tone || settings.tone,
              )}
              edit={edit('delivery')}
              className="text-xs text-fg-3"
            />
          </Aside>
        )}
      </div>
      <Gaps count={gapCount(scene.narration)} />
      <WordRate scene={scene} />
    </>
  );
}

/** A smaller line under a text: how it moves, how it is said. */
function Aside({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-2.5 [&>svg]:mt-[7px] [&>svg]:size-3 [&>svg]:shrink-0 [&>svg]:text-fg-3">
      {icon}
      {children}
    </div>
  );
}

function Gaps({ count }: { count: number }) {
  return count ? (
    <p className="mt-2 flex items-center gap-x-2 text-xs text-warn">
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
      {words.gaps(count)}
    </p>
  ) : null;
}

function WordRate({ scene }: { scene: Scene }) {
  const edit = useEdit();
  const needed = neededMs(scene.narration, scene.duration_ms);
  if (!needed) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-warn">
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
      <span className="text-pretty">
        {words.tooManyWords(
          formatSeconds(spokenMs(scene.narration)),
          formatSeconds(scene.duration_ms),
        )}
      </span>
      <Button
        size="xs"
        tone="soft"
        onClick={() =>
          edit({ op: 'scene', scene_id: scene.id, duration_ms: Math.min(needed, 60_000) })
        }
      >
        {words.fit}
      </Button>
    </p>
  );
}

function SceneFailure({
  scene,
  jobs,
  units,
}: {
  scene: Scene;
  jobs: (Job | undefined)[];
  units: Unit[];
}) {
  const editor = useEditor();
  const failed = jobs.find((job) => job?.state === 'failed');
  const owed = units.filter((unit) => unit.state === 'missing' || unit.state === 'stale');
  if (!failed || !owed.length) return null;
  const price = owed.reduce((sum, unit) => sum + unit.credits, 0);
  const retry = () =>
    editor
      .tool('generate_scene', { scene_ids: [scene.id] }, { maxCredits: price })
      .catch(notify.failed);
  return (
    <div role="alert" className="mt-2 flex items-start gap-2 text-xs text-danger">
      <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      <p className="min-w-0 grow text-pretty">{failed.error}</p>
      <Button size="xs" tone="soft" onClick={retry} className="shrink-0">
        <RotateCw className="size-3" aria-hidden />
        {words.retryScene(price)}
      </Button>
    </div>
  );
}

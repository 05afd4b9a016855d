import { Clapperboard } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Aspect, Project } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { shownTake } from '@/shared/film/layout';
import { EmptyState } from '@/shared/ui/empty-state';
import { useDesk } from '@/features/timeline/model/desk';
import type { Command } from '@/features/timeline/model/keymap';
import { playback } from '@/features/timeline/model/playback';
import { useTimeline } from '@/features/timeline/model/use-timeline';
import { Stage } from './engine/remotion';
import { SceneStrip } from './scene-strip';
import { Transport } from './transport';

const SHAPES: Record<Aspect, { frame: string; fit: string }> = {
  '16:9': { frame: 'aspect-video', fit: 'w-[min(100cqw,177.78cqh)]' },
  '9:16': { frame: 'aspect-[9/16]', fit: 'w-[min(100cqw,56.25cqh)]' },
  '1:1': { frame: 'aspect-square', fit: 'w-[min(100cqw,100cqh)]' },
};

/** The film as it stands, played from its parts; `compact` is the pinned one of a phone. */
export function Preview({
  commands,
  compact,
}: {
  commands: Record<Command, () => void>;
  compact?: boolean;
}) {
  const project = useProject();
  const timeline = useTimeline();
  useEffect(() => playback.setDuration(timeline.duration_ms), [timeline.duration_ms]);
  usePreviewVolume();
  const lengths = useClipLengths(project);
  const stills = useStills(project);
  const { aspect, captions } = project.settings;
  const stage = (
    <Stage
      filmId={project.id}
      aspect={aspect}
      timeline={timeline}
      captions={captions.enabled}
      lengths={lengths}
      stills={stills}
    />
  );
  if (compact) {
    return (
      <section
        aria-label="Preview"
        className="shrink-0 bg-stage short:flex short:w-[42%] short:flex-col"
      >
        <div className="grid h-[min(56.25vw,38dvh)] place-items-center bg-black [container-type:size] short:h-auto short:flex-1">
          <div data-stage className={`${SHAPES[aspect].frame} ${SHAPES[aspect].fit}`}>
            {stage}
          </div>
        </div>
        <SceneStrip />
      </section>
    );
  }
  return (
    <section aria-label="Preview" className="flex h-full min-h-0 min-w-0 flex-col bg-stage">
      <div className="flex min-h-0 flex-1 items-center justify-center p-4 pb-2">
        <div className="grid size-full place-items-center [container-type:size]">
          <div
            data-stage
            className={`relative overflow-hidden rounded-xl bg-black shadow-pop ring-1 ring-line ${SHAPES[aspect].frame} ${SHAPES[aspect].fit}`}
          >
            {project.scenes.length ? stage : <NothingYet />}
          </div>
        </div>
      </div>
      <Transport commands={commands} />
    </section>
  );
}

function NothingYet() {
  return (
    <div className="absolute inset-0 grid place-items-center bg-panel">
      <EmptyState
        icon={<Clapperboard />}
        title="The film plays here"
        text="It plays from its parts the moment the first scene is there. Nothing has to be rendered."
      />
    </div>
  );
}

function usePreviewVolume() {
  useEffect(() => {
    const { volume, muted } = useDesk.getState();
    playback.setVolume(muted ? 0 : volume);
  }, []);
}

/** Lengths of the chosen clips by asset; the same object while none changed. */
function useClipLengths({ scenes }: Project): Readonly<Record<string, number>> {
  const takes = scenes.map(({ picture }) => picture.takes.find((t) => t.id === picture.chosen));
  const list = takes.flatMap((t) =>
    t?.kind === 'clip' && t.asset_id ? [`${t.asset_id} ${t.duration_ms}`] : [],
  );
  const text = list.join(',');
  return useMemo(
    () =>
      Object.fromEntries(
        text
          .split(',')
          .filter(Boolean)
          .map((pair) => pair.split(' '))
          .map(([id = '', ms]) => [id, Number(ms)]),
      ),
    [text],
  );
}

/** The picture that stands for each scene: of its clip, or of the first one that is being made. */
function useStills({ scenes }: Project): Readonly<Record<string, string>> {
  const text = scenes
    .flatMap(({ id, picture }) => {
      const still = shownTake(picture)?.poster_id;
      return still ? [`${id} ${still}`] : [];
    })
    .join(',');
  return useMemo(
    () =>
      Object.fromEntries(
        text
          .split(',')
          .filter(Boolean)
          .map((pair) => pair.split(' ')),
      ),
    [text],
  );
}

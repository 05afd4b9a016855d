import { Clapperboard } from 'lucide-react';
import { useMemo, useState, type PointerEvent } from 'react';
import type { Project } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { EmptyState } from '@/shared/ui/empty-state';
import { useDesk } from './model/desk';
import { playback } from './model/playback';
import { timelineOf } from './model/use-timeline';
import { Playhead } from './playhead';
import { Ruler } from './ruler';
import { MUSIC_HEIGHT, NARRATION_HEIGHT } from './sound-clips';
import { Toolbar } from './toolbar';
import { TrackHeads } from './track-heads';
import { Tracks } from './tracks';
import type { Commands } from './use-commands';
import { useDrag, type Drag } from './use-drag';
import { useView } from './use-view';
import { VIDEO_HEIGHT } from './video-clip';

const HEAD_PX = 124;
const RULER_PX = 22;
const BODY_PX = VIDEO_HEIGHT + NARRATION_HEIGHT + MUSIC_HEIGHT;

/** The film as three tracks that can be cut by hand. */
export function Timeline({ commands }: { commands: Commands }) {
  const saved = useProject();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const { drag, grab } = useDrag(box, HEAD_PX);
  const project = useMemo(() => withDrag(saved, drag), [saved, drag]);
  const timeline = timelineOf(project);
  const view = useView(box, HEAD_PX, {
    film_ms: timelineOf(saved).duration_ms,
    clips: saved.scenes.length,
  });
  const px = useDesk((desk) => desk.zoom);
  const width = Math.max((timeline.duration_ms * px) / 1000 + 18, 100);
  return (
    <section aria-label="Timeline" className="isolate flex h-full min-h-0 flex-col bg-panel">
      <Toolbar commands={commands} />
      <div
        ref={setBox}
        role="group"
        aria-label="Tracks"
        data-dense
        className="thin-scroll relative min-h-0 flex-1 overflow-auto border-t border-line select-none"
      >
        {project.scenes.length === 0 ? (
          <EmptyState
            icon={<Clapperboard />}
            title="No scenes yet"
            text="Tell the assistant what the film is about, and its scenes appear here."
            className="py-6"
          />
        ) : (
          <div className="relative min-h-full" style={{ width: width + HEAD_PX }}>
            {/* Over the playhead, as the track heads below it. */}
            <div
              className="sticky top-0 left-0 z-50 border-e border-b border-line bg-panel"
              style={{ width: HEAD_PX, height: RULER_PX, marginBottom: -RULER_PX }}
            />
            <div
              className="sticky top-0 z-30 flex border-b border-line bg-panel"
              style={{ height: RULER_PX }}
            >
              <div className="shrink-0" style={{ width: HEAD_PX }} />
              <div
                data-ruler
                className="relative grow cursor-ew-resize touch-none overflow-hidden"
                onPointerDown={(event) => scrub(event, px)}
              >
                <Ruler px={px} from_ms={view.from_ms} to_ms={view.to_ms} width={width} />
              </div>
            </div>
            <div className="flex">
              <TrackHeads width={HEAD_PX} />
              <Tracks
                project={project}
                view={view}
                px={px}
                drag={drag}
                onGrab={grab}
                width={width}
              />
            </div>
            <div
              className="pointer-events-none absolute top-0 z-40 h-full overflow-x-clip"
              style={{ left: HEAD_PX, width }}
            >
              <Playhead px={px} height={RULER_PX + BODY_PX} />
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

/** The film as it would be if the hand let go now. A moved scene stays until it does. */
function withDrag(project: Project, drag: Drag | null): Project {
  if (drag?.kind !== 'trim') return project;
  const scenes = project.scenes.map((scene) =>
    scene.id === drag.id ? { ...scene, ...drag.trimmed } : scene,
  );
  return { ...project, scenes };
}

/** Press and drag on the ruler moves the playhead. */
function scrub(event: PointerEvent<HTMLElement>, px: number) {
  const ruler = event.currentTarget;
  const to = (x: number) => playback.seek(((x - ruler.getBoundingClientRect().left) / px) * 1000);
  const end = new AbortController();
  ruler.setPointerCapture(event.pointerId);
  to(event.clientX);
  const follow = (e: globalThis.PointerEvent) => to(e.clientX);
  ruler.addEventListener('pointermove', follow, { signal: end.signal });
  for (const done of ['pointerup', 'pointercancel'] as const) {
    ruler.addEventListener(done, () => end.abort(), { signal: end.signal });
  }
}

import { memo, useCallback, useMemo, type PointerEvent } from 'react';
import type { Aspect, Project } from '@/shared/api/types';
import { LEAD_MS } from '@/shared/film/layout';
import { cn } from '@/shared/lib/cn';
import { cutsOf, cutsWithin, withHeld, type Cut } from './model/cuts';
import { useDesk } from './model/desk';
import { sameProps, statusOf } from './model/status';
import { playable } from './model/document';
import { timelineOf, staleOf, useWorking } from './model/use-timeline';
import { MusicClip, MUSIC_HEIGHT, NARRATION_HEIGHT, VoiceClip, VoiceGap } from './sound-clips';
import { TransitionButton } from './transition-button';
import type { Drag } from './use-drag';
import type { View } from './use-view';
import { VideoClip, VIDEO_HEIGHT, type DragKind } from './video-clip';

const RATIOS: Record<Aspect, number> = { '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 };

interface TracksProps {
  project: Project;
  view: View;
  px: number;
  width: number;
  drag: Drag | null;
  onGrab: (event: PointerEvent<HTMLElement>, id: string, kind: DragKind) => void;
}

/** The three tracks. Only clips near the view are mounted. */
export function Tracks({ project, view, px, width, drag, onGrab }: TracksProps) {
  const timeline = timelineOf(project);
  const cuts = useMemo(() => cutsOf(timeline.video), [timeline]);
  const seen = useMemo(() => cutsWithin(cuts, view.from_ms, view.to_ms), [cuts, view]);
  const clear = (event: PointerEvent) => {
    if (event.target === event.currentTarget) useDesk.getState().selectAll([]);
  };
  return (
    <div className="relative" style={{ width }} onPointerDown={clear}>
      <VideoTrack {...{ project, cuts, seen, px, width, drag, onGrab }} />
      <NarrationTrack {...{ project, seen, px }} />
      <div className="relative border-b border-line" style={{ height: MUSIC_HEIGHT }}>
        <MusicTrack project={project} view={view} px={px} />
      </div>
      {drag?.kind === 'trim' && drag.held_ms !== null && <SnapLine ms={drag.held_ms} px={px} />}
    </div>
  );
}

/** Where a dragged edge holds. */
const SnapLine = ({ ms, px }: { ms: number; px: number }) => (
  <div
    data-snap-line
    className="pointer-events-none absolute inset-y-0 left-0 z-40 w-px bg-accent"
    style={{ transform: `translateX(${(ms * px) / 1000}px)` }}
  />
);

interface VideoTrackProps {
  project: Project;
  cuts: readonly Cut[];
  seen: readonly Cut[];
  px: number;
  width: number;
  drag: Drag | null;
  onGrab: TracksProps['onGrab'];
}

function VideoTrack({ project, cuts, seen, px, width, drag, onGrab }: VideoTrackProps) {
  const selected = useDesk((desk) => desk.selected);
  const jobs = useWorking();
  const stale = staleOf(project);
  const open = useCallback((id: string) => {
    useDesk.getState().set({ sheet: { kind: 'takes', scene_id: id, part: 'visual' } });
  }, []);
  const reach = selected.find((id) => seen.some((c) => c.clip.scene_id === id));
  const focusable = reach ?? seen[0]?.clip.scene_id;
  const moving = drag?.kind === 'move' ? drag : null;
  const held = moving?.ids ?? (drag?.kind === 'trim' ? [drag.id] : []);
  return (
    <div className="relative border-b border-line" style={{ height: VIDEO_HEIGHT }}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label="Scenes"
        aria-multiselectable="true"
        className="absolute inset-0"
        onKeyDown={(event) => {
          const id = (event.target as HTMLElement).dataset.scene;
          if (event.key === 'Enter' && id) open(id);
        }}
        onFocus={(event) => {
          const id = (event.target as HTMLElement).dataset.scene;
          if (id && !useDesk.getState().selected.includes(id)) useDesk.getState().select(id);
        }}
      >
        {withHeld(cuts, seen, held).map((cut) => {
          const scene = project.scenes[cut.index];
          if (!scene) return null;
          const lifted = moving?.ids.includes(scene.id) ?? false;
          return (
            <SceneClip
              key={scene.id}
              filmId={project.id}
              cut={cut}
              scene={scene}
              status={statusOf(project, scene.id, 'visual', jobs, stale)}
              ratio={RATIOS[project.settings.aspect]}
              px={px}
              selected={selected.includes(scene.id)}
              focusable={focusable === scene.id}
              trimmed={drag?.kind === 'trim' && drag.id === scene.id}
              drag_x={lifted && moving ? within(cut, px, width, moving.dx) : null}
              onGrab={onGrab}
              onOpen={open}
            />
          );
        })}
      </div>
      {moving && <DropLine cuts={cuts} to={moving.to} px={px} />}
      {!drag &&
        seen.slice(1).map((cut, at) => {
          const wished = project.scenes[cut.index]?.transition;
          const room = Math.min(widthOf(cut), widthOf(seen[at] ?? cut)) * px;
          if (room < BUTTON_ROOM_PX) return null;
          return wished && <TransitionButton key={cut.clip.scene_id} {...{ cut, wished, px }} />;
        })}
    </div>
  );
}

/** Between narrower clips a transition's button would hide them; a zoom brings it back. */
const BUTTON_ROOM_PX = 28;
const widthOf = (cut: Cut) => (cut.to_ms - cut.from_ms) / 1000;

/** Where a lifted clip is: never beyond the film's ends, which would make the tracks longer. */
function within(cut: Cut, px: number, width: number, dx: number): number {
  const left = (cut.from_ms * px) / 1000 + dx;
  return Math.max(0, Math.min(left, width - widthOf(cut) * px));
}

const SceneClip = memo(VideoClip, sameProps);

function DropLine({ cuts, to, px }: { cuts: readonly Cut[]; to: number; px: number }) {
  const at = cuts[to]?.from_ms ?? cuts.at(-1)?.to_ms ?? 0;
  return (
    <div
      data-drop-line
      className="absolute inset-y-0 z-40 w-0.5 bg-accent"
      style={{ transform: `translateX(${(at * px) / 1000 - 1}px)` }}
    />
  );
}

function NarrationTrack(props: { project: Project; seen: readonly Cut[]; px: number }) {
  const { project, seen, px } = props;
  const selected = useDesk((desk) => desk.selected);
  const jobs = useWorking();
  const stale = staleOf(project);
  const voices = useMemo(
    () => new Map(timelineOf(project).narration.map((voice) => [voice.scene_id, voice])),
    [project],
  );
  const pick = useCallback((id: string, add: boolean) => {
    useDesk.getState().select(id, add ? 'toggle' : 'only');
    useDesk.getState().point('audio');
  }, []);
  const open = useCallback((scene_id: string) => {
    useDesk.getState().set({ sheet: { kind: 'takes', scene_id, part: 'audio' } });
  }, []);
  return (
    <div
      className={cn(
        'relative border-b border-line',
        project.settings.narration_muted && 'opacity-45',
      )}
      style={{ height: NARRATION_HEIGHT }}
    >
      {seen.map(({ clip, index }) => {
        const scene = project.scenes[index];
        if (!scene?.narration) return null;
        const status = statusOf(project, scene.id, 'audio', jobs, stale);
        const voice = voices.get(scene.id);
        if (!voice) {
          const start_ms = clip.start_ms + LEAD_MS;
          const duration_ms = Math.max(400, clip.duration_ms - 2 * LEAD_MS);
          return <VoiceGap key={scene.id} {...{ start_ms, duration_ms, status, px }} />;
        }
        const chosen = selected.includes(scene.id);
        return (
          <VoiceClip
            key={scene.id}
            filmId={project.id}
            {...{ voice, status, px }}
            selected={chosen}
            onPick={pick}
            onOpen={open}
          />
        );
      })}
    </div>
  );
}

function MusicTrack({ project, view, px }: { project: Project; view: View; px: number }) {
  const jobs = useWorking();
  const selected = useDesk((desk) => desk.part === 'music');
  const status = statusOf(project, null, 'music', jobs, staleOf(project));
  return (
    <MusicClip
      filmId={project.id}
      music={project.music}
      assetId={playable(project.music.element)?.asset_id ?? null}
      status={status}
      selected={selected}
      duration_ms={timelineOf(project).duration_ms}
      px={px}
      from_px={(view.from_ms * px) / 1000}
      to_px={(view.to_ms * px) / 1000}
    />
  );
}

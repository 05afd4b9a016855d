import { Lock, TriangleAlert } from 'lucide-react';
import { memo, type PointerEvent } from 'react';
import type { Scene } from '@/shared/api/types';
import { shownTake } from '@/shared/film/layout';
import { cn } from '@/shared/lib/cn';
import { Filmstrip } from './filmstrip';
import type { Cut } from './model/cuts';
import { statusWords, type Standing, type Status } from './model/status';
import { seconds } from './model/time';

export type DragKind = 'move' | 'in' | 'out';

export const VIDEO_HEIGHT = 74;
/** Below this width a clip shows signs instead of words. */
const NARROW_PX = 96;
/** Below this its two handles would leave nothing of it. */
const HANDLES_PX = 30;

export interface VideoClipProps {
  filmId: string;
  cut: Cut;
  scene: Scene;
  status: Status;
  ratio: number;
  px: number;
  selected: boolean;
  /** The one option that Tab reaches. */
  focusable: boolean;
  /** Where it is while it is dragged, in px. */
  drag_x: number | null;
  /** An edge of it is dragged: it says how long it would be. */
  trimmed: boolean;
  onGrab: (event: PointerEvent<HTMLElement>, id: string, kind: DragKind) => void;
  onOpen: (id: string) => void;
}

/** A scene on the video track. */
export const VideoClip = memo(function VideoClip(props: VideoClipProps) {
  const { filmId, cut, scene, status, ratio, px, selected, drag_x } = props;
  const left = (cut.from_ms * px) / 1000;
  const width = Math.max(6, ((cut.to_ms - cut.from_ms) * px) / 1000 - 2);
  const making = status.standing === 'running' || status.standing === 'queued';
  const tag = TAGS[status.standing];
  const name = [cut.index + 1, scene.title, status.take && `v${status.take}`, tag]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      role="option"
      aria-selected={selected}
      aria-label={`${name}, ${seconds(cut.clip.duration_ms)}, ${statusWords(status)}`}
      data-scene={scene.id}
      tabIndex={props.focusable ? 0 : -1}
      onPointerDown={(event) => props.onGrab(event, scene.id, 'move')}
      onDoubleClick={() => props.onOpen(scene.id)}
      className={cn(
        'absolute top-1 cursor-grab touch-pan-y overflow-clip rounded-lg bg-card select-none',
        selected ? 'z-10 ring-2 ring-accent' : 'ring-1 ring-line-2',
        drag_x !== null && 'z-30 cursor-grabbing opacity-90 shadow-pop',
      )}
      style={{ width, height: VIDEO_HEIGHT - 8, left: drag_x ?? left }}
    >
      <div className={cn('absolute inset-0', making && 'opacity-50')}>
        <Filmstrip
          filmId={filmId}
          take={shownTake(scene.picture) ?? null}
          in_ms={scene.in_ms}
          width={width}
          height={VIDEO_HEIGHT - 8}
          ratio={ratio}
          px={px}
        />
      </div>
      <div className="absolute inset-x-0 bottom-0 h-7 bg-gradient-to-t from-black/85 to-transparent" />
      <ClipFoot
        index={cut.index}
        title={scene.title}
        status={status}
        length={props.trimmed ? seconds(cut.clip.duration_ms) : ''}
        inset={selected}
        width={width}
      />{' '}
      <ClipState status={status} narrow={width < NARROW_PX} />
      {selected && width > HANDLES_PX && <Handles id={scene.id} onGrab={props.onGrab} />}
    </div>
  );
});

function ClipFoot(props: {
  index: number;
  title: string;
  status: Status;
  length: string;
  inset: boolean;
  width: number;
}) {
  const { index, title, status, length, inset, width } = props;
  return (
    <div
      className={cn(
        'absolute inset-x-0 bottom-1 flex items-center gap-1 text-2xs font-medium text-white',
        inset ? 'px-3.5' : 'px-2',
      )}
    >
      <span className="sticky left-[132px] min-w-0 truncate">
        <span className="tnum me-1 opacity-75">{index + 1}</span> {title}
      </span>{' '}
      <i className="grow" />
      {status.standing === 'locked' && <Lock className="size-3 shrink-0" aria-hidden />}
      {(length || (width > 64 && status.take > 0)) && (
        <span className="tnum shrink-0 rounded bg-black/65 px-1 text-[10px] leading-4">
          {length || `v${status.take}`}
        </span>
      )}
    </div>
  );
}

/** What a clip says when it is not simply there. */
const TAGS: Partial<Record<Standing, string>> = {
  running: 'Being made',
  queued: 'Waiting',
  failed: 'Failed',
  stale: 'Out of date',
  missing: 'Not made',
};

/** What is going on with the picture, in the clip's upper corner. */
function ClipState({ status, narrow }: { status: Status; narrow: boolean }) {
  const { standing } = status;
  if (standing === 'ready' || standing === 'locked') return null;
  const percent = standing === 'running' ? ` ${Math.round(status.progress * 100)}%` : '';
  const alarming = standing === 'failed' || standing === 'stale';
  return (
    <>
      {standing === 'running' && (
        <>
          <div className="shimmer absolute inset-0" />
          <div
            className="absolute bottom-0 left-0 h-[3px] bg-accent"
            style={{ width: `${status.progress * 100}%` }}
          />
        </>
      )}
      <span
        title={status.reason || undefined}
        className="tnum absolute top-1.5 left-1.5 flex items-center gap-1 rounded bg-black/75 px-1.5 text-[10px] leading-4 font-medium whitespace-nowrap text-white"
      >
        {alarming && (
          <TriangleAlert
            className={cn('size-2.5', standing === 'failed' ? 'text-[#ff9a8a]' : 'text-[#f2cf63]')}
            aria-hidden
          />
        )}
        {!(narrow && (alarming || percent)) && TAGS[standing]}
        {percent && <span aria-hidden>{percent}</span>}
      </span>
    </>
  );
}

function Handles({ id, onGrab }: { id: string; onGrab: VideoClipProps['onGrab'] }) {
  return (['in', 'out'] as const).map((kind) => (
    <i
      key={kind}
      data-handle={kind}
      onPointerDown={(event) => onGrab(event, id, kind)}
      className={cn(
        'absolute inset-y-0 grid w-2.5 cursor-ew-resize touch-none place-items-center bg-accent',
        kind === 'in' ? 'left-0' : 'right-0',
      )}
    >
      <b className="h-4 w-0.5 rounded bg-accent-fg/70" />
    </i>
  ));
}

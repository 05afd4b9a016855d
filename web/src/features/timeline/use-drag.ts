/** Dragging on the video track: whole scenes to another place, or an edge to another time. */
import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Project, Scene } from '@/shared/api/types';
import type { Edit } from '@/shared/film/edits';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { GRID_MS, sceneMs } from '@/shared/film/layout';
import { notify } from '@/shared/ui/toast';
import { autoScroll } from './auto-scroll';
import { useBeats } from './media';
import { cutsOf, type Cut } from './model/cuts';
import { useDesk } from './model/desk';
import { playable } from './model/document';
import { moved } from './model/edits';
import { playback } from './model/playback';
import { marksOf, snap } from './model/snap';
import { trimEnd, trimStart, type Trimmed } from './model/trim';
import { timelineOf } from './model/use-timeline';
import type { DragKind } from './video-clip';

/** What a drag has come to so far. Nothing is saved before the hand lets go. */
export type Drag =
  | { kind: 'move'; ids: readonly string[]; dx: number; to: number }
  | {
      kind: 'trim';
      id: string;
      trimmed: Trimmed;
      /** The place the edge holds to, for the line that shows it. */
      held_ms: number | null;
    };

const STILL_PX = 3;
const SNAP_PX = 8;

/** Drags on the tracks in `box`, whose first `head` pixels their heads cover. */
export function useDrag(box: HTMLElement | null, head: number) {
  const project = useProject();
  const editor = useEditor();
  const [drag, setDrag] = useState<Drag | null>(null);
  const { music } = project;
  const beats = useBeats(project.id, (music.enabled && playable(music.element)?.asset_id) || null);
  const film = useRef({ project, beats });
  useEffect(() => {
    film.current = { project, beats };
  });

  const drop = useCallback(
    (last: Drag | null) => {
      setDrag(null);
      if (!last) return;
      const order = film.current.project.scenes.map((scene) => scene.id);
      const next = last.kind === 'move' ? moved(order, last.ids, last.to) : order;
      if (last.kind === 'move' && next.join() === order.join()) return;
      const edit: Edit =
        last.kind === 'move'
          ? { op: 'order', order: next }
          : { op: 'trim', scene_id: last.id, ...last.trimmed };
      editor.edit([edit]).catch(notify.failed);
    },
    [editor],
  );

  const grab = useCallback(
    (event: PointerEvent<HTMLElement>, id: string, kind: DragKind) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      const add = event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : 'only';
      const { selected, select } = useDesk.getState();
      const order = film.current.project.scenes.map((scene) => scene.id);
      const held = selected.includes(id) && add === 'only';
      if (!held) select(id, add, order);
      const start: Start = {
        x: event.clientX,
        scroll: box?.scrollLeft ?? 0,
        id,
        kind,
      };
      const scrolled = { box, head };
      follow(event.currentTarget, event.pointerId, scrolled, {
        move: (x) => {
          const next = dragTo(film.current, start, x, box);
          if (next) setDrag(next);
          return next;
        },
        drop: (last) => {
          if (!last && held && kind === 'move') select(id);
          drop(last);
        },
      });
    },
    [drop, box, head],
  );
  return { drag, grab };
}

interface Start {
  x: number;
  scroll: number;
  id: string;
  kind: DragKind;
}

/** Follows one pointer until it lets go; Escape lets go without a change. */
function follow(
  element: HTMLElement,
  pointer: number,
  scrolled: { box: HTMLElement | null; head: number },
  hand: { move: (x: number) => Drag | null; drop: (last: Drag | null) => void },
) {
  let last: Drag | null = null;
  let x = 0;
  const move = () => {
    last = hand.move(x) ?? last;
  };
  const scroll = scrolled.box && autoScroll(scrolled.box, scrolled.head, move);
  const end = new AbortController();
  const { signal } = end;
  const close = (result: Drag | null) => {
    end.abort();
    scroll?.stop();
    hand.drop(result);
  };
  element.setPointerCapture(pointer);
  element.addEventListener(
    'pointermove',
    (e) => {
      x = e.clientX;
      move();
      scroll?.at(x);
    },
    { signal },
  );
  element.addEventListener('pointerup', () => close(last), { signal });
  element.addEventListener('pointercancel', () => close(null), { signal });
  addEventListener(
    'keydown',
    (e) => {
      if (e.key !== 'Escape') return;
      e.preventDefault();
      e.stopPropagation();
      close(null);
    },
    { signal, capture: true },
  );
}

interface Film {
  project: Project;
  beats: readonly number[];
}

function dragTo(film: Film, start: Start, x: number, box: HTMLElement | null): Drag | null {
  const { project, beats } = film;
  const dx = x - start.x + ((box?.scrollLeft ?? 0) - start.scroll);
  if (Math.abs(dx) < STILL_PX) return null;
  const px = useDesk.getState().zoom;
  const cuts = cutsOf(timelineOf(project).video);
  const cut = cuts.find((c) => c.clip.scene_id === start.id);
  const scene = cut && project.scenes[cut.index];
  if (!cut || !scene) return null;
  const by_ms = (dx / px) * 1000;
  if (start.kind === 'move') return carry(cuts, cut, dx, by_ms);
  const points = [playback.ms, ...marksOf(timelineOf(project), scene.id)];
  return trimming(scene, cut, start.kind, by_ms, { points, beats });
}

function carry(cuts: Cut[], cut: Cut, dx: number, by_ms: number): Drag {
  const { selected } = useDesk.getState();
  const ids = selected.includes(cut.clip.scene_id) ? selected : [cut.clip.scene_id];
  const middle = (cut.from_ms + cut.to_ms) / 2 + by_ms;
  const before = cuts.findIndex((c) => middle < (c.from_ms + c.to_ms) / 2);
  return { kind: 'move', ids, dx, to: before < 0 ? cuts.length : before };
}

/** The edge is where the cut is drawn: in the middle of a transition. The start of a scene stays
 * in its place and its end moves, so only an end falls on a beat. */
function trimming(
  scene: Scene,
  cut: Cut,
  kind: 'in' | 'out',
  by_ms: number,
  to_film: { points: readonly number[]; beats: readonly number[] },
): Drag {
  const { snap: snaps, zoom: px } = useDesk.getState();
  const edge = kind === 'in' ? cut.from_ms : cut.to_ms;
  const take = scene.picture.takes.find((t) => t.id === scene.picture.chosen);
  const whole =
    take?.kind === 'clip' ? [edge + take.duration_ms - scene.in_ms - sceneMs(scene)] : [];
  const within_ms = snaps ? (SNAP_PX / px) * 1000 : 0;
  const to = snap(edge + by_ms, {
    points: kind === 'in' ? to_film.points : [...to_film.points, ...whole],
    beats: kind === 'in' ? [] : to_film.beats,
    within_ms,
    grid_ms: within_ms ? 1000 : 0,
  });
  const trimmed = kind === 'in' ? trimStart(scene, to.ms - edge) : trimEnd(scene, to.ms - edge);
  const by = kind === 'in' ? trimmed.in_ms - scene.in_ms : trimmed.duration_ms - sceneMs(scene);
  const reached = Math.abs(by - (to.ms - edge)) <= GRID_MS;
  return { kind: 'trim', id: scene.id, trimmed, held_ms: reached ? to.held : null };
}

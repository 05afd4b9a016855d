/** What each command of the keymap does. Buttons, keys and the palette all call the same functions. */
import { useMemo } from 'react';
import type { Project } from '@/shared/api/types';
import type { Edit } from '@/shared/film/edits';
import type { FilmEditor } from '@/shared/film/film-editor';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { notify } from '@/shared/ui/toast';
import { cutAtTime, cutsOf, type Cut } from './model/cuts';
import { useDesk } from './model/desk';
import { cutAt, moved } from './model/edits';
import type { Command } from './model/keymap';
import { playback } from './model/playback';
import { FRAME_MS } from './model/time';
import { trimEnd, trimStart } from './model/trim';
import { timelineOf } from './model/use-timeline';

export type Commands = Record<Command, () => void>;

/** A step of the zoom buttons. */
const ZOOM_STEP = 1.3;

export function useCommands(): Commands {
  const project = useProject();
  const editor = useEditor();
  return useMemo(() => {
    const film = { project, editor, cuts: cutsOf(timelineOf(project).video) };
    return { ...playing(film), ...editing(film), ...viewing(film) };
  }, [project, editor]);
}

interface FilmInHand {
  project: Project;
  editor: FilmEditor;
  cuts: Cut[];
}

function playing({ project, cuts }: FilmInHand) {
  const end = timelineOf(project).duration_ms;
  const step = (ms: number) => () => playback.seek(playback.ms + ms);
  const jump = (direction: 1 | -1) => () => {
    const places = cuts.map((cut) => cut.from_ms);
    const next =
      direction > 0
        ? places.find((place) => place > playback.ms + 1)
        : places.findLast((place) => place < playback.ms - FRAME_MS);
    playback.seek(next ?? (direction > 0 ? end : 0));
  };
  return {
    toggle: () => playback.toggle(),
    pause: () => playback.pause(),
    'shuttle-back': () => playback.shuttle(-1),
    'shuttle-forward': () => playback.shuttle(1),
    'frame-back': step(-FRAME_MS),
    'frame-forward': step(FRAME_MS),
    'second-back': step(-1000),
    'second-forward': step(1000),
    start: () => playback.seek(0),
    end: () => playback.seek(end),
    'previous-cut': jump(-1),
    'next-cut': jump(1),
    fullscreen: () => playback.fullscreen(),
  };
}

function editing({ project, editor, cuts }: FilmInHand) {
  const send = (edits: Edit[]) => void editor.edit(edits).catch(notify.failed);
  const order = project.scenes.map((scene) => scene.id);
  const history = (tool: 'undo' | 'redo') => () => {
    editor
      .tool<{ summary: string }>(tool)
      .then((done) => notify.step(done.summary))
      .catch(notify.failed);
  };
  const move = (by: 1 | -1) => () => {
    const { selected } = useDesk.getState();
    const places = selected.map((id) => order.indexOf(id)).filter((i) => i >= 0);
    if (!places.length) return;
    const to = by > 0 ? Math.max(...places) + 2 : Math.min(...places) - 1;
    if (to >= 0 && to <= order.length) send([{ op: 'order', order: moved(order, selected, to) }]);
  };
  const trim = (edge: 'in' | 'out') => () => {
    const { selected } = useDesk.getState();
    const cut =
      cuts.find((c) => c.clip.scene_id === selected.at(-1)) ?? cutAtTime(cuts, playback.ms);
    const scene = cut && project.scenes[cut.index];
    if (!cut || !scene) return;
    const next =
      edge === 'in'
        ? trimStart(scene, playback.ms - cut.from_ms)
        : trimEnd(scene, playback.ms - cut.to_ms);
    send([{ op: 'trim', scene_id: scene.id, ...next }]);
  };
  return {
    'move-left': move(-1),
    'move-right': move(1),
    'trim-start': trim('in'),
    'trim-end': trim('out'),
    split: () => split(project, cuts, send),
    delete: () => remove(project, editor),
    undo: history('undo'),
    redo: history('redo'),
    captions: () => {
      const { enabled } = project.settings.captions;
      send([{ op: 'settings', captions_enabled: !enabled }]);
    },
  };
}

function split(project: Project, cuts: Cut[], send: (edits: Edit[]) => void) {
  const cut = cutAtTime(cuts, playback.ms);
  const scene = cut && project.scenes[cut.index];
  const at = scene && cutAt(scene, playback.ms - cut.clip.start_ms);
  if (!scene || at === null || at === undefined) {
    notify.info('A scene is split half a second from either end at the nearest.');
    return;
  }
  send([{ op: 'split', scene_id: scene.id, at_ms: at }]);
}

/** Takes the selected scenes out; the toast brings them back. */
function remove(project: Project, editor: FilmEditor) {
  const { selected, selectAll } = useDesk.getState();
  const gone = selected.filter((id) => project.scenes.some((scene) => scene.id === id));
  if (!gone.length) return;
  selectAll([]);
  editor
    .edit([{ op: 'remove', scene_ids: gone }])
    .then(() =>
      notify.undoable(gone.length === 1 ? 'Scene removed' : `${gone.length} scenes removed`, () => {
        editor.tool('undo').catch(notify.failed);
      }),
    )
    .catch(notify.failed);
}

function viewing({ project, cuts }: FilmInHand) {
  const desk = useDesk.getState;
  const order = project.scenes.map((scene) => scene.id);
  const neighbour = (by: 1 | -1) => () => {
    const at = order.indexOf(desk().selected.at(-1) ?? '');
    const here = cutAtTime(cuts, playback.ms)?.index ?? 0;
    const next = at < 0 ? here : Math.min(order.length - 1, Math.max(0, at + by));
    const cut = cuts[next];
    if (!cut) return;
    desk().select(cut.clip.scene_id);
    playback.seek(cut.clip.start_ms + cut.clip.transition.duration_ms);
  };
  return {
    'previous-scene': neighbour(-1),
    'next-scene': neighbour(1),
    'select-all': () => desk().selectAll(order),
    clear: () => desk().selectAll([]),
    'zoom-in': () => desk().setZoom(desk().zoom * ZOOM_STEP),
    'zoom-out': () => desk().setZoom(desk().zoom / ZOOM_STEP),
    fit: () => desk().setZoom(desk().zoom, 'whole'),
    snap: () => desk().set({ snap: !desk().snap }),
    mute: () => {
      const muted = !desk().muted;
      desk().set({ muted });
      playback.setVolume(muted ? 0 : desk().volume);
    },
  };
}

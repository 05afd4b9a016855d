import {
  Layers,
  Lock,
  LockOpen,
  Magnet,
  Maximize,
  Redo2,
  Scissors,
  Trash2,
  Undo2,
  WandSparkles,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { IconButton } from '@/shared/ui/icon-button';
import { Slider } from '@/shared/ui/slider';
import { notify } from '@/shared/ui/toast';
import { ClipVolume } from './clip-volume';
import { useDesk, ZOOM } from './model/desk';
import { keyOf } from './model/keymap';
import type { Commands } from './use-commands';

/** Tools over the tracks: history, cutting, the selected scenes, zoom. */
export function Toolbar({ commands }: { commands: Commands }) {
  const snap = useDesk((desk) => desk.snap);
  const none = useDesk((desk) => desk.selected.length === 0);
  return (
    <div
      role="toolbar"
      aria-label="Timeline tools"
      className="flex shrink-0 flex-wrap items-center gap-0.5 px-2.5 py-1 [scrollbar-width:none] sm:h-10 sm:flex-nowrap sm:overflow-x-auto touch:h-auto touch:gap-0 touch:px-1.5 [&>button]:shrink-0"
    >
      <IconButton label="Undo" kbd={keyOf('undo')} size="iconSm" onClick={commands.undo}>
        <Undo2 className="size-4" />
      </IconButton>
      <IconButton label="Redo" kbd={keyOf('redo')} size="iconSm" onClick={commands.redo}>
        <Redo2 className="size-4" />
      </IconButton>
      <i aria-hidden className="mx-1.5 h-4 w-px shrink-0 bg-line-2" />
      <IconButton
        label="Split at playhead"
        kbd={keyOf('split')}
        size="iconSm"
        onClick={commands.split}
      >
        <Scissors className="size-4" />
      </IconButton>
      <IconButton
        label="Delete"
        kbd={keyOf('delete')}
        size="iconSm"
        disabled={none}
        onClick={commands.delete}
      >
        <Trash2 className="size-4" />
      </IconButton>
      <IconButton
        label="Snapping"
        kbd={keyOf('snap')}
        size="iconSm"
        aria-pressed={snap}
        className={snap ? 'bg-accent-soft text-accent-ink' : undefined}
        onClick={commands.snap}
      >
        <Magnet className="size-4" />
      </IconButton>
      <SelectionTools />
      <Zoom commands={commands} />
    </div>
  );
}

/** What can be done with the one selected scene. */
function SelectionTools() {
  const selected = useDesk((desk) => desk.selected);
  const set = useDesk((desk) => desk.set);
  const { scenes } = useProject();
  const editor = useEditor();
  const chosen = scenes.filter((scene) => selected.includes(scene.id));
  const [scene] = chosen;
  const numbers = chosen.map((s) => scenes.indexOf(s) + 1);
  const label =
    numbers.length > 4
      ? `${numbers.length} scenes selected`
      : `Scene ${numbers.join(', ')} selected`;
  const one = chosen.length === 1 && scene;
  const locked = Boolean(one && scene.picture.locked);
  return (
    <>
      {one && (
        <>
          <i aria-hidden className="mx-1.5 h-4 w-px shrink-0 bg-line-2" />
          <IconButton
            label="Takes of this scene"
            size="iconSm"
            onClick={() => set({ sheet: { kind: 'takes', scene_id: scene.id, part: 'visual' } })}
          >
            <Layers className="size-4" />
          </IconButton>
          <IconButton
            label="New take"
            size="iconSm"
            onClick={() =>
              set({ sheet: { kind: 'regenerate', scene_id: scene.id, part: 'visual' } })
            }
          >
            <WandSparkles className="size-4" />
          </IconButton>
          <IconButton
            label={locked ? 'Unlock picture' : 'Lock picture'}
            size="iconSm"
            aria-pressed={locked}
            onClick={() => {
              const edit = {
                op: 'lock',
                scene_id: scene.id,
                part: 'visual',
                locked: !locked,
              } as const;
              editor.edit([edit]).catch(notify.failed);
            }}
          >
            {locked ? <Lock className="size-4" /> : <LockOpen className="size-4" />}
          </IconButton>
          <ClipVolume key={scene.id} scene={scene} place={scenes.indexOf(scene) + 1} />
        </>
      )}
      <span className="ms-3 hidden text-2xs whitespace-nowrap text-fg-3 lg:inline">
        {chosen.length ? label : `${scenes.length} ${scenes.length === 1 ? 'scene' : 'scenes'}`}
      </span>
    </>
  );
}

function Zoom({ commands }: { commands: Commands }) {
  const zoom = useDesk((desk) => desk.zoom);
  const setZoom = useDesk((desk) => desk.setZoom);
  return (
    <div className="ms-auto flex shrink-0 items-center gap-1 ps-2 max-sm:order-last max-sm:w-full max-sm:ps-0">
      <IconButton
        label="Zoom out"
        kbd={keyOf('zoom-out')}
        size="iconSm"
        onClick={commands['zoom-out']}
      >
        <ZoomOut className="size-4" />
      </IconButton>
      <Slider
        label="Zoom"
        className="w-24 max-sm:w-auto max-sm:grow"
        min={Math.log2(ZOOM.least)}
        max={Math.log2(ZOOM.most)}
        step={0.05}
        value={Math.log2(zoom)}
        valueText={`${Math.round(zoom)} pixels a second`}
        onChange={(power) => setZoom(2 ** power)}
      />
      <IconButton
        label="Zoom in"
        kbd={keyOf('zoom-in')}
        size="iconSm"
        onClick={commands['zoom-in']}
      >
        <ZoomIn className="size-4" />
      </IconButton>
      <IconButton label="Fit film" kbd={keyOf('fit')} size="iconSm" onClick={commands.fit}>
        <Maximize className="size-4" />
      </IconButton>
    </div>
  );
}

import {
  ArrowDown,
  ArrowUp,
  Image,
  Mic,
  MoreHorizontal,
  PenLine,
  Play,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { RewriteDialog } from '@/features/plan/rewrite-dialog';
import type { Scene, Unit } from '@/shared/api/types';
import { useEditor } from '@/shared/film/film-provider';
import { readyTake } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';
import { notify } from '@/shared/ui/toast';

/** What can be done with one scene; paid entries name their price. */
export function SceneMenu({
  scene,
  position,
  last,
  units,
  onMove,
}: {
  scene: Scene;
  position: number;
  /** It is the last one of the film. */
  last: boolean;
  units: Unit[];
  /** -1 moves it one place earlier, 1 later. */
  onMove: (by: -1 | 1) => void;
}) {
  const [rewriting, setRewriting] = useState(false);
  const act = useSceneActions(scene);
  const owed = units.filter((unit) => unit.state === 'missing' || unit.state === 'stale');
  const price = owed.reduce((sum, unit) => sum + unit.credits, 0);
  const creditsOf = (part: Unit['part']) => units.find((unit) => unit.part === part)?.credits ?? 0;
  return (
    <>
      <IconButton label={words.rewrite} size="iconSm" onClick={() => setRewriting(true)}>
        <PenLine className="size-3.5" />
      </IconButton>
      <Menu
        trigger={
          <IconButton label={words.options(position)} size="iconSm">
            <MoreHorizontal className="size-4" />
          </IconButton>
        }
      >
        {owed.length > 0 && (
          <MenuItem icon={<Play />} onSelect={() => act.pay('generate_scene', price)}>
            {words.makeScene(price)}
          </MenuItem>
        )}
        {readyTake(scene.picture) && !scene.picture.locked && (
          <MenuItem
            icon={<Image />}
            onSelect={() => act.pay('regenerate_visual', creditsOf('visual'))}
          >
            {words.newPicture(creditsOf('visual'))}
          </MenuItem>
        )}
        {readyTake(scene.voice) && !scene.voice.locked && (
          <MenuItem icon={<Mic />} onSelect={() => act.pay('regenerate_audio', creditsOf('audio'))}>
            {words.newVoice(creditsOf('audio'))}
          </MenuItem>
        )}
        <MenuItem icon={<PenLine />} onSelect={() => setRewriting(true)}>
          {words.rewrite}
        </MenuItem>
        <MenuLine />
        {position > 1 && (
          <MenuItem icon={<ArrowUp />} onSelect={() => onMove(-1)}>
            {words.earlier}
          </MenuItem>
        )}
        {!last && (
          <MenuItem icon={<ArrowDown />} onSelect={() => onMove(1)}>
            {words.later}
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 />} onSelect={act.remove}>
          {words.remove}
        </MenuItem>
      </Menu>
      {rewriting && <RewriteDialog scene={scene} onClose={() => setRewriting(false)} />}
    </>
  );
}

function useSceneActions(scene: Scene) {
  const editor = useEditor();
  const pay = (tool: string, maxCredits: number) =>
    void editor
      .tool(tool, { scene_ids: [scene.id] }, { maxCredits })
      .then((answer) => notify.info(answer.summary))
      .catch(notify.failed);
  const remove = () =>
    void editor
      .tool(
        'remove_scene',
        { scene_ids: [scene.id] },
        {
          preview: (project) => ({
            ...project,
            scenes: project.scenes.filter((other) => other.id !== scene.id),
          }),
        },
      )
      .then(({ revision }) => {
        notify.undoable(words.removed(scene.title || words.untitledScene), () => {
          if (editor.revisionNow() > revision) return notify.info(words.undoTooLate);
          editor.tool('undo').catch(notify.failed);
        });
      })
      .catch(notify.failed);
  return { pay, remove };
}

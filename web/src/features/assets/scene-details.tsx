import {
  AudioLines,
  Image,
  Layers,
  Lock,
  LockOpen,
  MoreHorizontal,
  Trash2,
  Upload,
} from 'lucide-react';
import { memo } from 'react';
import type { Part, Scene, Take } from '@/shared/api/types';
import { useEditor } from '@/shared/film/film-provider';
import { Poster } from '@/shared/film/poster';
import { formatCredits } from '@/shared/lib/format';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { Cost } from '@/shared/ui/cost';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';
import { notify } from '@/shared/ui/toast';
import { useDesk } from '@/features/timeline/model/desk';
import { takeNumber } from '@/features/timeline/model/document';
import { statusWords } from '@/features/timeline/model/status';
import { SceneText } from './scene-text';
import { pickFile } from './pick-file';
import type { SceneCardProps } from './scene-card';

/** The scene that is open: its words, its takes, and what can be made of it. */
export const SceneDetails = memo(function SceneDetails({
  filmId,
  scene,
  picture,
  voice,
  prices,
}: SceneCardProps) {
  const set = useDesk((desk) => desk.set);
  const makeNew = (part: Part) => set({ sheet: { kind: 'regenerate', scene_id: scene.id, part } });
  const troubled = [picture, voice].find((s) => s.standing === 'failed' || s.standing === 'stale');
  return (
    <div className="rise mt-2 space-y-2.5 px-1 pb-1">
      {troubled && (
        <p
          className={`text-2xs text-pretty ${troubled.standing === 'failed' ? 'text-danger' : 'text-warn'}`}
        >
          {statusWords(troubled)}
        </p>
      )}
      <SceneText scene={scene} field="visual" prices={prices} />
      <SceneText scene={scene} field="narration" prices={prices} />
      <TakeRow filmId={filmId} scene={scene} />
      <div className="flex gap-1.5">
        <MakeButton
          icon={<Image />}
          label="Visual"
          price={prices.get(`${scene.id}.visual`)}
          onClick={() => makeNew('visual')}
        />
        <MakeButton
          icon={<AudioLines />}
          label="Voice"
          price={prices.get(`${scene.id}.audio`)}
          disabled={!scene.narration}
          onClick={() => makeNew('audio')}
        />
        <SceneMenu filmId={filmId} scene={scene} />
      </div>
    </div>
  );
});

function MakeButton(props: {
  icon: React.ReactNode;
  label: string;
  price: number | undefined;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { icon, label, price, disabled, onClick } = props;
  return (
    <Button
      tone="soft"
      size="sm"
      className="grow [&>svg]:size-3.5"
      disabled={disabled}
      aria-label={`${label} ${price === undefined ? '' : formatCredits(price)}: make a new take`}
      onClick={onClick}
    >
      {icon}
      {label} {price !== undefined && <Cost credits={price} />}
    </Button>
  );
}

/** Picture takes, newest first; a click chooses. */
function TakeRow({ filmId, scene }: { filmId: string; scene: Scene }) {
  const editor = useEditor();
  const ready = scene.picture.takes.filter((take) => take.state === 'ready');
  if (ready.length < 2) return null;
  const choose = (take: Take) =>
    void editor
      .edit([{ op: 'choose', scene_id: scene.id, part: 'visual', take_id: take.id }])
      .catch(notify.failed);
  return (
    <div
      className="-mx-0.5 flex gap-1.5 overflow-x-auto p-0.5 [scrollbar-width:none]"
      role="group"
      aria-label="Takes"
    >
      {ready.toReversed().map((take) => {
        const now = take.id === scene.picture.chosen;
        const number = takeNumber(scene.picture, take.id);
        return (
          <button
            key={take.id}
            type="button"
            aria-pressed={now}
            aria-label={`v${number}${now ? ', in the film' : ', use this take'}`}
            onClick={() => choose(take)}
            className={cn(
              'relative aspect-video w-[58px] shrink-0 overflow-hidden rounded-md',
              now ? 'ring-2 ring-accent' : 'opacity-65 hover:opacity-100',
            )}
          >
            <Poster filmId={filmId} take={take} className="size-full" />
            <span className="absolute start-1 bottom-0.5 rounded bg-black/65 px-0.5 text-[10px] leading-3.5 font-medium text-white">
              v{number}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function SceneMenu({ filmId, scene }: { filmId: string; scene: Scene }) {
  const editor = useEditor();
  const set = useDesk((desk) => desk.set);
  const lock = (part: Part, locked: boolean) => () =>
    void editor.edit([{ op: 'lock', scene_id: scene.id, part, locked }]).catch(notify.failed);
  const takes = (part: Part) => () => set({ sheet: { kind: 'takes', scene_id: scene.id, part } });
  const { picture, voice } = scene;
  return (
    <Menu
      trigger={
        <IconButton label="More" size="iconSm" tone="soft">
          <MoreHorizontal className="size-4" />
        </IconButton>
      }
    >
      <MenuItem icon={<Layers />} onSelect={takes('visual')}>
        Picture takes
      </MenuItem>
      <MenuItem icon={<Layers />} onSelect={takes('audio')}>
        Voice takes
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={picture.locked ? <LockOpen /> : <Lock />}
        onSelect={lock('visual', !picture.locked)}
      >
        {picture.locked ? 'Unlock picture' : 'Lock picture'}
      </MenuItem>
      <MenuItem
        icon={voice.locked ? <LockOpen /> : <Lock />}
        onSelect={lock('audio', !voice.locked)}
      >
        {voice.locked ? 'Unlock voice' : 'Lock voice'}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Upload />} onSelect={() => pickFile(filmId, scene.id, 'visual')}>
        Upload a picture or clip
      </MenuItem>
      <MenuItem icon={<Upload />} onSelect={() => pickFile(filmId, scene.id, 'audio')}>
        Upload a voice
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={<Trash2 />}
        danger
        onSelect={() => {
          editor
            .edit([{ op: 'remove', scene_ids: [scene.id] }])
            .then(() =>
              notify.undoable('Scene removed', () => void editor.tool('undo').catch(notify.failed)),
            )
            .catch(notify.failed);
        }}
      >
        Remove scene
      </MenuItem>
    </Menu>
  );
}

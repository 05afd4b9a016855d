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
import { shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import { formatSeconds } from '@/shared/lib/format';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';
import { notify } from '@/shared/ui/toast';
import { useDesk } from '@/features/timeline/model/desk';
import { takeNumber } from '@/features/timeline/model/document';
import { playback } from '@/features/timeline/model/playback';
import { sameProps, statusWords, type Status } from '@/features/timeline/model/status';
import { SceneText } from './scene-text';
import { pickFile } from './pick-file';

interface SceneCardProps {
  filmId: string;
  scene: Scene;
  place: number;
  start_ms: number;
  duration_ms: number;
  picture: Status;
  voice: Status;
  prices: ReadonlyMap<string, number>;
  open: boolean;
  chosen: boolean;
}

/** A scene in the list; open, it shows its words, its takes and what can be made anew. */
export const SceneCard = memo(function SceneCard(props: SceneCardProps) {
  const { filmId, scene, place, start_ms, duration_ms, picture, voice, open, chosen } = props;
  const select = useDesk((desk) => desk.select);
  return (
    <div
      className={cn(
        'rounded-xl p-1.5 transition-colors',
        chosen ? 'bg-card ring-1 ring-line-2 ring-inset' : 'hover:bg-card',
      )}
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={(event) => {
          const add = event.metaKey || event.ctrlKey;
          select(scene.id, add ? 'toggle' : 'only');
          if (!add && !playback.playing) playback.seek(start_ms);
        }}
        className="flex w-full items-center gap-2.5 rounded-lg text-start"
      >
        <span className="relative aspect-video w-[84px] shrink-0 overflow-hidden rounded-md bg-raise">
          <Poster filmId={filmId} take={shownTake(scene.picture)} className="size-full" />
          {picture.standing === 'running' && <span className="shimmer absolute inset-0" />}
          <span className="tnum absolute start-1 top-1 rounded bg-black/70 px-1 text-[10px] leading-4 font-medium text-white">
            {place}
          </span>
        </span>
        <span className="min-w-0 grow">
          <span className="block truncate text-xs font-medium">
            {scene.title || 'Untitled scene'}
          </span>
          <span className="tnum mt-0.5 flex items-center gap-1.5 text-2xs text-fg-3">
            {formatSeconds(duration_ms)}
            <span aria-hidden>·</span>
            <Standing status={worse(picture, voice)} />
          </span>
        </span>
      </button>
      {open && <Opened {...props} />}
    </div>
  );
}, sameProps);

const URGENCY = ['failed', 'running', 'queued', 'stale', 'missing', 'locked', 'ready'] as const;

/** The status that matters more. A silent scene's voice does not count, nor one that is simply there. */
function worse(picture: Status, voice: Status): Status {
  const voiceCounts = !['missing', 'locked', 'ready'].includes(voice.standing);
  const rank = (status: Status) => URGENCY.indexOf(status.standing);
  return voiceCounts && rank(voice) < rank(picture) ? voice : picture;
}

function Standing({ status }: { status: Status }) {
  const { standing } = status;
  if (standing === 'running')
    return <span className="text-accent-ink">{Math.round(status.progress * 100)}%</span>;
  if (standing === 'stale') return <span className="text-warn">out of date</span>;
  if (standing === 'failed') return <span className="text-danger">failed</span>;
  if (standing === 'queued') return <span>waiting</span>;
  if (standing === 'missing') return <span>not made</span>;
  return (
    <span className="flex items-center gap-1">
      v{status.take}
      {standing === 'locked' && <Lock className="size-2.5" aria-label="locked" />}
    </span>
  );
}

const Opened = memo(function Opened({ filmId, scene, picture, voice, prices }: SceneCardProps) {
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
      aria-label={`${label} ${price ?? ''}${price === undefined ? '' : ' credits'}: make a new take`}
      onClick={onClick}
    >
      {icon}
      {label} {price !== undefined && <span className="tnum text-fg-3">{price}</span>}
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

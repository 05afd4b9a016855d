import { AudioLines, Clapperboard, Lock, LockOpen, Music2, Volume2, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor, useProject } from '@/shared/film/film-provider';
import type { Edit } from '@/shared/film/edits';
import { cn } from '@/shared/lib/cn';
import { IconButton } from '@/shared/ui/icon-button';
import { notify } from '@/shared/ui/toast';
import { Level } from './level';
import { MUSIC_HEIGHT, NARRATION_HEIGHT } from './sound-clips';
import { VIDEO_HEIGHT } from './video-clip';

/** Names of the tracks with their volume, mute and lock; stays at the left edge. */
export function TrackHeads({ width }: { width: number }) {
  const { scenes, settings, music } = useProject();
  const editor = useEditor();
  const send = (edits: Edit[]) => void editor.edit(edits).catch(notify.failed);
  const made = scenes.filter((scene) => scene.picture.takes.length);
  const locked = made.length > 0 && made.every((scene) => scene.picture.locked);
  const { narration_muted: muted } = settings;
  return (
    <div className="sticky left-0 z-50 shrink-0 border-e border-line bg-panel" style={{ width }}>
      <Head icon={<Clapperboard className="text-video" />} name="Video" height={VIDEO_HEIGHT}>
        <IconButton
          label={locked ? 'Unlock all pictures' : 'Lock all pictures'}
          size="iconXs"
          className="hit"
          aria-pressed={locked}
          disabled={!made.length}
          onClick={() =>
            send(
              made.map(({ id }) => ({ op: 'lock', scene_id: id, part: 'visual', locked: !locked })),
            )
          }
        >
          {locked ? <Lock className="size-3" /> : <LockOpen className="size-3" />}
        </IconButton>
      </Head>
      <Head
        icon={<AudioLines className="text-narr" />}
        name="Narration"
        height={NARRATION_HEIGHT}
        level={settings.narration_pct}
        onLevel={(narration_pct) => send([{ op: 'settings', narration_pct }])}
      >
        <Mute
          name="narration"
          muted={muted}
          onToggle={() => send([{ op: 'settings', narration_muted: !muted }])}
        />
      </Head>
      <Head
        icon={<Music2 className="text-music" />}
        name="Music"
        height={MUSIC_HEIGHT}
        level={music.volume_pct}
        onLevel={(volume_pct) => send([{ op: 'music', volume_pct }])}
      >
        <Mute
          name="music"
          muted={!music.enabled}
          onToggle={() => send([{ op: 'music', enabled: !music.enabled }])}
        />
      </Head>
    </div>
  );
}

function Mute({ name, muted, onToggle }: { name: string; muted: boolean; onToggle: () => void }) {
  return (
    <IconButton
      label={`${muted ? 'Unmute' : 'Mute'} ${name}`}
      size="iconXs"
      aria-pressed={muted}
      className={cn('hit', muted && 'text-warn')}
      onClick={onToggle}
    >
      {muted ? <VolumeX className="size-3.5" /> : <Volume2 className="size-3.5" />}
    </IconButton>
  );
}

function Head(props: {
  icon: ReactNode;
  name: string;
  height: number;
  level?: number;
  onLevel?: (level: number) => void;
  children: ReactNode;
}) {
  return (
    <div
      className="flex items-center gap-2 border-b border-line ps-3 pe-1.5"
      style={{ height: props.height }}
    >
      <span className="[&>svg]:size-3.5">{props.icon}</span>
      <div className="min-w-0 grow">
        <span className="block text-xs font-medium text-fg-2">{props.name}</span>
        {props.onLevel && (
          <Level
            label={`${props.name} volume`}
            className="-mb-1 h-5"
            level={props.level ?? 100}
            onLevel={props.onLevel}
          />
        )}
      </div>
      {props.children}
    </div>
  );
}

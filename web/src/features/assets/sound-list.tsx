import { AudioLines, Layers, Music2, Volume2 } from 'lucide-react';
import type { Scene } from '@/shared/api/types';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { SoundPlayer } from '@/shared/film/sound-player';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { Switch } from '@/shared/ui/switch';
import { notify } from '@/shared/ui/toast';
import { Level } from '@/features/timeline/level';
import { useDesk } from '@/features/timeline/model/desk';
import { playable, takeNumber } from '@/features/timeline/model/document';

/** The music and every narration, each with its volume and its takes. */
export function SoundList() {
  const { scenes } = useProject();
  const spoken = scenes.filter((scene) => scene.narration);
  const sounding = scenes.filter((scene) => playable(scene.picture)?.sound_id);
  return (
    <div className="space-y-1 p-2">
      <MusicCard />
      {spoken.map((scene) => (
        <VoiceRow key={scene.id} scene={scene} place={scenes.indexOf(scene) + 1} />
      ))}
      {sounding.map((scene) => (
        <ClipRow key={scene.id} scene={scene} place={scenes.indexOf(scene) + 1} />
      ))}
      {!spoken.length && (
        <EmptyState
          icon={<AudioLines />}
          title="Nothing is spoken"
          text="Give a scene a narration, and its voice appears here."
        />
      )}
    </div>
  );
}

function MusicCard() {
  const { id, music } = useProject();
  const editor = useEditor();
  const set = useDesk((desk) => desk.set);
  const take = playable(music.element);
  return (
    <div className="space-y-2 rounded-xl bg-card p-2.5">
      <div className="flex items-center gap-2">
        <Music2 className="size-3.5 text-music" aria-hidden />
        <h3 className="grow truncate text-xs font-medium">
          Music · <span className="capitalize">{music.mood}</span>
        </h3>
        <Switch
          label="Music on"
          checked={music.enabled}
          onCheckedChange={(enabled) =>
            void editor.edit([{ op: 'music', enabled }]).catch(notify.failed)
          }
        />
      </div>
      {take && (
        <SoundPlayer filmId={id} take={take} label={`music v${takeNumber(music.element)}`} />
      )}
      <Volume
        label="Music volume"
        level={music.volume_pct}
        onLevel={(volume_pct) =>
          void editor.edit([{ op: 'music', volume_pct }]).catch(notify.failed)
        }
      />
      <div className="flex gap-1.5">
        <Button
          tone="soft"
          size="sm"
          className="grow"
          onClick={() => set({ sheet: { kind: 'regenerate', scene_id: null, part: 'music' } })}
        >
          New music
        </Button>
        <IconButton
          label="Music takes"
          size="iconSm"
          tone="soft"
          onClick={() => set({ sheet: { kind: 'takes', scene_id: null, part: 'music' } })}
        >
          <Layers className="size-4" />
        </IconButton>
      </div>
    </div>
  );
}

function VoiceRow({ scene, place }: { scene: Scene; place: number }) {
  const { id } = useProject();
  const editor = useEditor();
  const { select, point, set } = useDesk();
  const take = playable(scene.voice);
  const level = (volume_pct: number) =>
    void editor.edit([{ op: 'scene', scene_id: scene.id, volume_pct }]).catch(notify.failed);
  return (
    <div className="space-y-1 rounded-xl p-2.5 hover:bg-card">
      <div className="flex items-start gap-2">
        <button
          type="button"
          className="min-w-0 grow rounded text-start text-xs text-pretty"
          onClick={() => {
            select(scene.id);
            point('audio');
          }}
        >
          <span className="tnum me-1.5 text-fg-3">{place}</span>
          {scene.narration}
        </button>
        <IconButton
          label={`Voice takes of scene ${place}`}
          size="iconXs"
          onClick={() => set({ sheet: { kind: 'takes', scene_id: scene.id, part: 'audio' } })}
        >
          <Layers className="size-3.5" />
        </IconButton>
      </div>
      {take ? (
        <>
          <SoundPlayer filmId={id} take={take} label={`narration of scene ${place}`} />
          <Volume label={`Volume of scene ${place}`} level={scene.volume_pct} onLevel={level} />
        </>
      ) : (
        <p className="text-2xs text-fg-3">Not recorded yet</p>
      )}
    </div>
  );
}

/** How loud a clip's own sound is under the narration. */
function ClipRow({ scene, place }: { scene: Scene; place: number }) {
  const editor = useEditor();
  return (
    <div className="space-y-1 rounded-xl p-2.5 text-xs hover:bg-card">
      <span className="tnum me-1.5 text-fg-3">{place}</span>
      Sound of the clip
      <Volume
        label={`Volume of the clip of scene ${place}`}
        level={scene.clip_pct}
        onLevel={(clip_pct) =>
          void editor.edit([{ op: 'scene', scene_id: scene.id, clip_pct }]).catch(notify.failed)
        }
      />
    </div>
  );
}

function Volume(props: { label: string; level: number; onLevel: (level: number) => void }) {
  return (
    <div className="flex items-center gap-2">
      <Volume2 className="mx-1.25 size-3.5 shrink-0 text-fg-3" aria-hidden />
      <Level {...props} shown />
    </div>
  );
}

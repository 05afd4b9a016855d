import { AudioLines, Clapperboard } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scene } from '@/shared/api/types';
import { useEditor } from '@/shared/film/film-provider';
import type { SceneFields } from '@/shared/film/edits';
import { notify } from '@/shared/ui/toast';
import { Level } from './level';
import { playable } from './model/document';

/** How loud the selected scene's narration is, and its clip's own sound where it has one. */
export function ClipVolume({ scene, place }: { scene: Scene; place: number }) {
  const editor = useEditor();
  const send = (fields: SceneFields) =>
    void editor.edit([{ op: 'scene', scene_id: scene.id, ...fields }]).catch(notify.failed);
  return (
    <>
      {playable(scene.voice) && scene.narration && (
        <One icon={<AudioLines className="text-narr" />}>
          <Level
            label={`Narration volume of scene ${place}`}
            className="w-20"
            shown
            level={scene.volume_pct}
            onLevel={(volume_pct) => send({ volume_pct })}
          />
        </One>
      )}
      {playable(scene.picture)?.sound_id && (
        <One icon={<Clapperboard className="text-video" />}>
          <Level
            label={`Clip volume of scene ${place}`}
            className="w-20"
            shown
            level={scene.clip_pct}
            onLevel={(clip_pct) => send({ clip_pct })}
          />
        </One>
      )}
    </>
  );
}

const One = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span className="ms-2 flex shrink-0 items-center gap-2 [&>svg]:size-3.5">
    {icon}
    {children}
  </span>
);

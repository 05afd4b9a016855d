import { AudioLines, Clapperboard } from 'lucide-react';
import type { Scene } from '@/shared/api/types';
import { useEditor } from '@/shared/film/film-provider';
import { notify } from '@/shared/ui/toast';
import { Level } from './level';
import { playable } from './model/document';

const SOUNDS = [
  {
    field: 'volume_pct',
    name: 'Narration',
    icon: <AudioLines className="text-narr" />,
    heard: (scene: Scene) => scene.narration && playable(scene.voice),
  },
  {
    field: 'clip_pct',
    name: 'Clip',
    icon: <Clapperboard className="text-video" />,
    heard: (scene: Scene) => playable(scene.picture)?.sound_id,
  },
] as const;

/**
 * How loud the selected scene's narration is, and its clip's own sound where it has one. A phone has
 * no room for it here; its list of sounds says the same.
 */
export function ClipVolume({ scene, place }: { scene: Scene; place: number }) {
  const editor = useEditor();
  return SOUNDS.filter(({ heard }) => heard(scene)).map(({ field, name, icon }) => (
    <span
      key={field}
      className="ms-2 flex max-sm:hidden shrink-0 items-center gap-2 [&>svg]:size-3.5"
    >
      {icon}
      <Level
        label={`${name} volume of scene ${place}`}
        className="w-20"
        shown
        level={scene[field]}
        onLevel={(level) =>
          void editor
            .edit([{ op: 'scene', scene_id: scene.id, [field]: level }])
            .catch(notify.failed)
        }
      />
    </span>
  ));
}

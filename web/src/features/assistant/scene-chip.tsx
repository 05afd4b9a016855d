import { Music, X } from 'lucide-react';
import { useProject } from '@/shared/film/film-provider';
import { shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import type { Selected } from './run/events';

const PARTS = { visual: ' picture', audio: ' voice', music: '' } as const;

const nameOf = (at: number, { part }: Selected) =>
  at < 0 ? 'A removed scene' : `Scene ${at + 1}${part ? PARTS[part] : ''}`;

/** What somebody points at: a scene with its picture, or the music. */
export function SceneChip({ selected, onRemove }: { selected: Selected; onRemove?: () => void }) {
  const { id, scenes } = useProject();
  const at = scenes.findIndex((scene) => scene.id === selected.scene_id);
  const scene = scenes[at];
  const music = selected.part === 'music';
  const name = music ? 'Music' : nameOf(at, selected);
  return (
    <span className="inline-flex h-6 items-center gap-1.5 rounded-md bg-accent-soft ps-0.5 pe-1.5 text-2xs font-medium whitespace-nowrap text-accent-ink">
      {music ? (
        <Music className="ms-1 size-3" aria-hidden />
      ) : (
        <Poster
          filmId={id}
          take={scene && shownTake(scene.picture)}
          className="h-5 w-8 rounded-[4px]"
        />
      )}
      {name}
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove ${name} from the message`}
          onClick={onRemove}
          className="hit -me-1 grid size-5 place-items-center rounded hover:bg-accent/20"
        >
          <X className="size-3" aria-hidden />
        </button>
      )}
    </span>
  );
}

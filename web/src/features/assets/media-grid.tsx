import { Image, Lock } from 'lucide-react';
import { useProject } from '@/shared/film/film-provider';
import { Poster } from '@/shared/film/poster';
import { cn } from '@/shared/lib/cn';
import { aspectStyle } from '@/shared/ui/aspect-picker';
import { EmptyState } from '@/shared/ui/empty-state';
import { useDesk } from '@/features/timeline/model/desk';
import { takeNumber } from '@/features/timeline/model/document';

/** Every picture and clip there is, the ones in the film marked. */
export function MediaGrid() {
  const { id, scenes, settings } = useProject();
  const set = useDesk((desk) => desk.set);
  const all = scenes.flatMap((scene, index) =>
    scene.picture.takes
      .filter((take) => take.state === 'ready')
      .map((take) => ({ scene, place: index + 1, take })),
  );
  if (!all.length) {
    return (
      <EmptyState
        icon={<Image />}
        title="No pictures yet"
        text="Generated takes and your own pictures and clips are kept here. Drop a file on the message field to add one."
      />
    );
  }
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-2 p-2.5">
      {all.map(({ scene, place, take }) => {
        const used = scene.picture.chosen === take.id;
        return (
          <li
            key={take.id}
            // What is drawn later is cut at its edge: the frame around the picture needs room in it.
            className="-m-1 p-1 [contain-intrinsic-size:auto_90px] [content-visibility:auto]"
          >
            <button
              type="button"
              onClick={() => set({ sheet: { kind: 'takes', scene_id: scene.id, part: 'visual' } })}
              className="block w-full rounded-lg text-start"
            >
              <span
                style={aspectStyle(settings.aspect)}
                className={cn(
                  'relative block overflow-hidden rounded-lg',
                  used ? 'ring-2 ring-accent' : 'ring-1 ring-line',
                )}
              >
                <Poster filmId={id} take={take} className="size-full" />
                {scene.picture.locked && used && (
                  <Lock
                    className="absolute end-1.5 top-1.5 size-3 text-white drop-shadow"
                    aria-label="locked"
                  />
                )}
              </span>
              <span className="mt-1 flex justify-between px-0.5 text-2xs text-fg-3">
                <span>
                  Scene {place} · v{takeNumber(scene.picture, take.id)}
                </span>
                <span>{take.provider === 'upload' ? 'yours' : used ? 'in use' : ''}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import { useEffect, useRef } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import { cn } from '@/shared/lib/cn';
import { useDesk } from '@/features/timeline/model/desk';
import { playback } from '@/features/timeline/model/playback';
import { useTimeline } from '@/features/timeline/model/use-timeline';
import { PlayButton } from './transport';

/** On a phone: play, and the scenes as a row of pictures. */
export function SceneStrip() {
  const { id, scenes } = useProject();
  const { video } = useTimeline();
  const selected = useDesk((desk) => desk.selected);
  const select = useDesk((desk) => desk.select);
  const row = useRef<HTMLDivElement>(null);
  const last = selected.at(-1);
  useEffect(() => {
    const chosen = row.current?.querySelector(`[data-scene="${last}"]`);
    chosen?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [last]);
  return (
    <div className="flex h-14 items-center gap-2 border-b border-line bg-panel px-3 off-keyboard">
      <PlayButton className="size-9" />
      <div
        ref={row}
        className="flex grow gap-1.5 overflow-x-auto px-0.5 py-1 [scrollbar-width:none]"
      >
        {scenes.map((scene, index) => {
          const on = selected.includes(scene.id);
          const clip = video[index];
          return (
            <button
              key={scene.id}
              type="button"
              aria-label={`Scene ${index + 1}, ${scene.title}`}
              data-scene={scene.id}
              aria-pressed={on}
              onClick={() => {
                select(scene.id);
                if (clip) playback.seek(clip.start_ms + clip.transition.duration_ms);
              }}
              className={cn(
                'relative h-10 w-[68px] shrink-0 overflow-hidden rounded-md bg-raise',
                on ? 'ring-2 ring-accent' : 'ring-1 ring-line-2',
              )}
            >
              <Poster filmId={id} take={shownTake(scene.picture)} className="size-full" />
              <span className="tnum absolute start-1 bottom-0.5 rounded bg-black/65 px-1 text-[10px] leading-3.5 font-medium text-white">
                {index + 1}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

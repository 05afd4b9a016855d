import { Film as FilmIcon } from 'lucide-react';
import { useFilm } from '@/shared/film/film-provider';
import { active } from '@/shared/film/eta';
import { readyTake, shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import { deliver as words } from '@/shared/i18n/deliver';
import { aspectStyle } from '@/shared/ui/aspect-picker';
import { EmptyState } from '@/shared/ui/empty-state';

/** Where the film will play: its first picture, dimmed, and what it waits for. */
export function NoFile() {
  const { project, jobs } = useFilm();
  const ready = project.scenes.filter((scene) => readyTake(scene.picture));
  const [first] = ready;
  const working = Object.values(jobs).filter(active);
  const making = working.some((job) => job.unit !== 'render');
  const said = (count: number, all: number) => {
    if (making) return { title: words.making, text: words.makingText(count, all) };
    if (working.length) return { title: words.rendering, text: words.renderingText };
    return { title: words.none, text: count ? words.noneText : words.nothingMade };
  };
  return (
    <div
      style={aspectStyle(project.settings.aspect)}
      className="relative grid max-h-[64dvh] w-full place-items-center overflow-hidden rounded-2xl border border-line bg-stage"
    >
      {first && (
        <div className="absolute inset-0 opacity-20">
          <Poster filmId={project.id} take={shownTake(first.picture)} className="size-full" />
        </div>
      )}
      {working.length > 0 && <span aria-hidden className="shimmer absolute inset-0" />}
      <EmptyState
        icon={<FilmIcon />}
        {...said(ready.length, project.scenes.length)}
        className="relative"
      />
    </div>
  );
}

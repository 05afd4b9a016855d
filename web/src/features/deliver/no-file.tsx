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
  const first = project.scenes.find((scene) => readyTake(scene.picture));
  const cutting = Object.values(jobs).some((job) => job.unit === 'render' && active(job));
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
      {cutting && <span aria-hidden className="shimmer absolute inset-0" />}
      <EmptyState
        icon={<FilmIcon />}
        title={cutting ? words.rendering : words.none}
        text={cutting ? words.renderingText : words.noneText}
        className="relative"
      />
    </div>
  );
}

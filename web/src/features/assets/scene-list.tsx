import { LayoutList } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { EmptyState } from '@/shared/ui/empty-state';
import { useDesk } from '@/features/timeline/model/desk';
import { useStale, useTimeline, useWorking } from '@/features/timeline/model/use-timeline';
import { statusOf } from '@/features/timeline/model/status';
import { usePrices } from './prices';
import { SceneCard } from './scene-card';

/** All scenes in order; the selected one is open. Those out of sight are not drawn. */
export function SceneList() {
  const project = useProject();
  const { video } = useTimeline();
  const selected = useDesk((desk) => desk.selected);
  const jobs = useWorking();
  const stale = useStale();
  const prices = usePrices();
  const list = useRef<HTMLUListElement>(null);
  const open = selected.at(-1);
  useEffect(() => {
    const card = list.current?.querySelector(`[data-card="${open}"]`);
    card?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (!project.scenes.length) {
    return (
      <EmptyState
        icon={<LayoutList />}
        title="No scenes yet"
        text="Every scene appears here with its picture, its words and its takes."
      />
    );
  }
  return (
    <ul ref={list} className="space-y-1 p-2">
      {project.scenes.map((scene, index) => (
        <li
          key={scene.id}
          data-card={scene.id}
          className="[contain-intrinsic-size:auto_59px] [content-visibility:auto]"
        >
          <SceneCard
            filmId={project.id}
            scene={scene}
            place={index + 1}
            start_ms={(video[index]?.start_ms ?? 0) + (video[index]?.transition.duration_ms ?? 0)}
            duration_ms={video[index]?.duration_ms ?? scene.duration_ms}
            picture={statusOf(project, scene.id, 'visual', jobs, stale)}
            voice={statusOf(project, scene.id, 'audio', jobs, stale)}
            prices={prices}
            open={open === scene.id}
            chosen={selected.includes(scene.id)}
          />
        </li>
      ))}
    </ul>
  );
}

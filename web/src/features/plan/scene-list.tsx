import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useRef } from 'react';
import { AddScene } from '@/features/plan/add-scene';
import { dragWords } from '@/features/plan/drag-words';
import { latestJobs } from '@/features/plan/progress';
import type { Plan } from '@/features/plan/queries';
import { SceneCard } from '@/features/plan/scene-card';
import { useEdit } from '@/features/plan/use-edit';
import { useLift } from '@/features/plan/use-lift';
import { layoutFilm } from '@/shared/film/layout';
import { useFilm } from '@/shared/film/film-provider';
import { useFocusKept } from '@/shared/lib/use-focus-kept';

/** The scenes in order; dragging one, space and arrows on its handle, or its menu moves it. */
export function SceneList({ plan }: { plan: Plan | undefined }) {
  const film = useFilm();
  const edit = useEdit();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    const ids = film.project.scenes.map((scene) => scene.id);
    edit({ op: 'order', order: arrayMove(ids, from, to) });
  };
  const { shown, said, putDown, handle } = useLift(film.project.scenes, move);
  const ids = shown.map((scene) => scene.id);
  useFocusKept(list, ids);
  const jobs = latestJobs(film.jobs);
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={dragWords(ids)}
        onDragStart={putDown}
        onDragEnd={drop}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol ref={list} className="mt-7 space-y-2.5">
            {layoutFilm({ scenes: shown }).scenes.map((placed) => (
              <SceneCard
                key={placed.scene.id}
                placed={placed}
                last={placed.position === ids.length}
                handle={handle(placed.scene.id)}
                onMove={(by) => move(placed.position - 1, placed.position - 1 + by)}
                units={plan?.units.filter((unit) => unit.scene_id === placed.scene.id) ?? []}
                visual={jobs.get(`${placed.scene.id}.visual`)}
                audio={jobs.get(`${placed.scene.id}.audio`)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      <AddScene />
    </>
  );
}

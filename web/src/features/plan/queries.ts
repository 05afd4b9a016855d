import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Schemas, Unit } from '@/shared/api/types';
import { useFilm } from '@/shared/film/film-provider';

export type Plan = Schemas['Plan'];

/** The work owed with its price, asked anew whenever the document or a job's state moves. */
export function usePlan(): Plan | undefined {
  const film = useFilm();
  const quality = film.project.settings.quality;
  const jobs = Object.values(film.jobs)
    .map((job) => `${job.id}${job.state}`)
    .join();
  const { data } = useQuery({
    queryKey: ['plan', film.project.id, quality, film.revision, jobs],
    queryFn: ({ signal }) =>
      get<Plan>(`/api/projects/${film.project.id}/plan`, { query: { quality }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return data && { ...data, balance: film.balance };
}

/** "s3.visual", "music": how jobs and units are named. */
export const unitName = (unit: Pick<Unit, 'scene_id' | 'part'>) =>
  unit.scene_id ? `${unit.scene_id}.${unit.part}` : unit.part;

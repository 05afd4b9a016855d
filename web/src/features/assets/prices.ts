import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Part } from '@/shared/api/types';
import { useFilm } from '@/shared/film/film-provider';
import { unitName } from '@/features/timeline/model/document';

interface PlanUnit {
  scene_id: string | null;
  part: Part;
  credits: number;
}

const pricesQuery = (filmId: string, revision: number) =>
  queryOptions({
    queryKey: ['prices', filmId, revision],
    queryFn: async ({ signal }) => {
      const plan = await get<{ units: PlanUnit[] }>(`/api/projects/${filmId}/plan`, { signal });
      return new Map(plan.units.map((u) => [unitName(u.scene_id, u.part), u.credits]));
    },
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** What making each unit anew costs now, by its name; empty until the server said it. */
export function usePrices(): ReadonlyMap<string, number> {
  const { project, revision } = useFilm();
  const { data } = useQuery({
    ...pricesQuery(project.id, revision),
    placeholderData: (before) => before,
  });
  return data ?? new Map();
}

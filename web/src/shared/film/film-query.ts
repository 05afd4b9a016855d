import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Job, Project } from '@/shared/api/types';
import { jobsById, type FilmState } from '@/shared/film/film-state';

export const filmKey = (filmId: string) => ['film', filmId] as const;

type FilmAnswer = {
  project: Project;
  revision: number;
  last_seq: number;
  jobs: Job[];
  balance: number;
  reserved?: number;
};

/** The film's document. Events keep it fresh, so it is never stale by time. */
export const filmQuery = (filmId: string) =>
  queryOptions({
    queryKey: filmKey(filmId),
    queryFn: async ({ signal }): Promise<FilmState> => {
      const answer = await get<FilmAnswer>(`/api/projects/${filmId}`, { signal });
      return {
        project: answer.project,
        revision: answer.revision,
        last_seq: answer.last_seq,
        jobs: jobsById(answer.jobs),
        balance: answer.balance,
        reserved: answer.reserved ?? 0,
      };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });

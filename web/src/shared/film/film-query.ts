import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Project } from '@/shared/api/types';
import { jobsById, type FilmState, type JobRow } from '@/shared/film/film-state';

export const filmKey = (filmId: string) => ['film', filmId] as const;

type FilmAnswer = {
  project: Project;
  revision: number;
  last_seq: number;
  jobs: JobRow[];
  balance: number;
  reserved: number;
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
        reserved: answer.reserved,
      };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });

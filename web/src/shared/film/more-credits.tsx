import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ComponentProps } from 'react';
import { Link } from 'react-router';
import { creditsQuery } from '@/shared/api/credits';
import { useProject } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import type { FilmState } from '@/shared/film/film-state';
import { common } from '@/shared/i18n/common';

/** How often it is looked whether credits have come, in ms: a gift is no event of a film. */
const LOOK_MS = 5000;

/** The way to more credits, where there are too few. While it is in sight, their coming is seen at once. */
export function MoreCredits(props: Omit<ComponentProps<typeof Link>, 'to'>) {
  const { id } = useProject();
  const queries = useQueryClient();
  const { data } = useQuery({ ...creditsQuery, refetchInterval: LOOK_MS, staleTime: 0 });
  useEffect(() => {
    if (!data) return;
    const { balance, reserved } = data;
    queries.setQueryData<FilmState>(filmKey(id), (film) => film && { ...film, balance, reserved });
  }, [data, id, queries]);
  return (
    <Link to="/credits" {...props}>
      {props.children ?? common.moreCredits}
    </Link>
  );
}

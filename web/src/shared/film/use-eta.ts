import { useEffect, useRef, useState } from 'react';
import { useFeed, useFilm } from '@/shared/film/film-provider';

/** Seconds until nothing of the film is under way, looked at anew each second. */
export function useEta(): number | undefined {
  const feed = useFeed();
  const film = useFilm();
  const jobs = useRef(film.jobs);
  const [eta_s, setEta] = useState<number>();
  useEffect(() => {
    jobs.current = film.jobs;
  });
  useEffect(() => {
    const look = () => setEta(feed.eta(Date.now(), Object.values(jobs.current)));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [feed]);
  return eta_s;
}

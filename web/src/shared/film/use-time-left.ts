import { useEffect, useRef, useState } from 'react';
import { useFeed, useFilm } from '@/shared/film/film-provider';

/** How long until nothing of the film is under way, in words; looked at anew each second. */
export function useTimeLeft(): string {
  const feed = useFeed();
  const film = useFilm();
  const jobs = useRef(film.jobs);
  const [left, setLeft] = useState('');
  useEffect(() => {
    jobs.current = film.jobs;
  });
  useEffect(() => {
    const look = () => setLeft(feed.timeLeft(Date.now(), Object.values(jobs.current)));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [feed]);
  return left;
}

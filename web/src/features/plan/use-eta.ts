import { useEffect, useRef, useState } from 'react';
import type { FilmProgress } from '@/features/plan/progress';

/** Progress seen before a pace is believed. */
const ENOUGH = 0.06;

/** Seconds left at the pace seen since `first`; undefined while too little has happened. */
export function paceEta(
  first: { at_ms: number; fraction: number },
  now: { at_ms: number; fraction: number },
): number | undefined {
  const done = now.fraction - first.fraction;
  if (done < ENOUGH) return undefined;
  return ((now.at_ms - first.at_ms) / 1000 / done) * (1 - now.fraction);
}

/** What is left by the server's figures, or by the pace seen here when that is slower. */
export function useEta({ running, fraction, eta_s }: FilmProgress): number | undefined {
  const latest = useRef(fraction);
  const [seen, setSeen] = useState<number>();
  useEffect(() => {
    latest.current = fraction;
  });
  useEffect(() => {
    if (!running) return undefined;
    const first = { at_ms: Date.now(), fraction: latest.current };
    const look = () => setSeen(paceEta(first, { at_ms: Date.now(), fraction: latest.current }));
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [running]);
  return eta_s === undefined ? undefined : Math.max(eta_s, seen ?? 0);
}

/**
 * Keeps one film in react-query up to date from its event stream, and hands every event to
 * whoever listens (the assistant reads the run events here).
 */

import type { QueryClient } from '@tanstack/react-query';
import { follow, type StreamState } from '@/shared/api/stream';
import type { Job, StreamEvent } from '@/shared/api/types';
import { accessToken } from '@/shared/auth/auth';
import { etaOf, expectedLeft, isWaiting, marked, type Mark } from '@/shared/film/eta';
import { filmKey, filmQuery } from '@/shared/film/film-query';
import { applyEvent, OutOfStep, type FilmState } from '@/shared/film/film-state';
import { formatEta, formatTurn } from '@/shared/lib/format';

export type FilmListener = (event: StreamEvent, seq: number) => void;

export class FilmFeed {
  private listeners = new Set<FilmListener>();
  private stateListeners = new Set<() => void>();
  private line: AbortController | undefined;
  state: StreamState = 'connecting';
  /** The line was there before: what is away now was lost, and not only slow to come. */
  wasOpen = false;
  private marks: readonly Mark[] = [];

  constructor(
    readonly filmId: string,
    private readonly queries: QueryClient,
  ) {}

  /** Starts reading behind what the query already holds; returns how to stop. */
  start(): () => void {
    const line = new AbortController();
    this.line = line;
    void this.read(line.signal);
    return () => line.abort();
  }

  listen(listener: FilmListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** For useSyncExternalStore: tells when `state` changed. */
  watchState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  /** What is left of these jobs, in words. Asked every second or so, it sees how the work goes. */
  timeLeft(at_ms: number, jobs: readonly Job[]): string {
    this.marks = marked(this.marks, at_ms, jobs);
    if (isWaiting(this.marks)) return formatTurn(expectedLeft(jobs));
    return formatEta(etaOf(this.marks, jobs));
  }

  private async read(signal: AbortSignal) {
    const film = await this.queries.ensureQueryData(filmQuery(this.filmId)).catch(() => undefined);
    if (!film || signal.aborted) return;
    await follow<StreamEvent>({
      url: `/api/projects/${this.filmId}/events`,
      token: accessToken,
      after: film.last_seq,
      onEvent: (event, id) => this.take(event, Number(id ?? 0)),
      onState: (state) => this.show(state),
      signal,
    }).catch((error: unknown) =>
      this.queries.invalidateQueries({ queryKey: filmKey(this.filmId) }).then(() => error),
    );
  }

  private take(event: StreamEvent, seq: number) {
    const known = this.queries.getQueryData<FilmState>(filmKey(this.filmId));
    try {
      if (known) this.queries.setQueryData(filmKey(this.filmId), applyEvent(known, event, seq));
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      void this.queries.invalidateQueries({ queryKey: filmKey(this.filmId) });
    }
    for (const listener of this.listeners) listener(event, seq);
  }

  private show(state: StreamState) {
    if (this.line?.signal.aborted && state !== 'closed') return;
    this.state = state;
    this.wasOpen ||= state === 'open';
    for (const listener of this.stateListeners) listener();
  }
}

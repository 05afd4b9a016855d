/**
 * One film's conversation in the browser. History comes from `GET thread`, the rest from the film's
 * stream; events that arrive while history loads wait, so nothing is lost or told twice.
 */
import { isCode } from '@/shared/api/errors';
import { get, post } from '@/shared/api/http';
import type { StreamEvent } from '@/shared/api/types';
import { keep, keptOf } from '@/shared/film/talk-memory';
import { throughOutages } from '@/shared/lib/line';
import { useMode } from '@/shared/lib/mode';
import type { RunEntry, Selected } from './run/events';
import { answered, EMPTY, reduce, replay, type Thread } from './run/thread';

export interface ThreadInfo {
  id: string;
  title: string;
  updated_at: string;
}

export interface Ask {
  text: string;
  selection: Selected[];
  at_ms?: number;
  /** Start again before this run: its message was edited. */
  fork_run_id?: string;
}

export interface Talk {
  thread: Thread;
  thread_id: string | null;
  threads: readonly ThreadInfo[];
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  /** A message on its way: shown until the stream brings it. */
  sending: Ask | null;
  /** It waits there for the line, and is sent by itself once that is back. */
  held: boolean;
}

interface Started {
  run_id: string;
  thread_id: string;
}

interface ThreadAnswer {
  thread_id: string | null;
  threads: ThreadInfo[];
  events: RunEntry[];
  active_run: string | null;
  last_seq: number;
}

interface Live {
  seq: number;
  thread_id: string;
  entry: RunEntry;
}

const START: Talk = {
  thread: EMPTY,
  thread_id: null,
  threads: [],
  state: 'loading',
  error: null,
  sending: null,
  held: false,
};

const timesSaid = (thread: Thread, { text }: Ask): number =>
  thread.items.filter((item) => item.kind === 'user' && item.message.text === text).length;

const QUIET_MS = 1200;

export class Conversation {
  talk: Talk = START;
  private readonly listeners = new Set<() => void>();
  private waiting: Live[] = [];
  private frame = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private fresh = false;
  private opened: Promise<void> = Promise.resolve();
  private turn = 0;

  /** What waited for the line when the page was left stands in the composer again. */
  constructor(readonly filmId: string) {
    const { held, draft } = keptOf(filmId);
    if (held) keep(filmId, { held: '', draft: [held, draft].filter(Boolean).join('\n') });
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly now = (): Talk => this.talk;

  /** Opens the conversation that was open here last; a new one if that was new. */
  open(): Promise<void> {
    const { thread_id } = keptOf(this.filmId);
    const opened = this.load(thread_id ?? undefined);
    return thread_id === null ? opened.then(() => this.begin()) : opened;
  }

  /** Opens a conversation, the newest when none is named. */
  load(threadId?: string): Promise<void> {
    this.opened = this.read(threadId);
    return this.opened;
  }

  private async read(threadId?: string): Promise<void> {
    this.fresh = false;
    this.show({ state: this.talk.thread.items.length ? this.talk.state : 'loading', error: null });
    try {
      const query = { thread_id: threadId };
      const found = await get<ThreadAnswer>(`/api/projects/${this.filmId}/thread`, { query });
      this.waiting = this.waiting.filter((live) => live.seq > found.last_seq);
      this.show({
        thread: replay(found.events),
        thread_id: found.thread_id,
        threads: found.threads,
        state: 'ready',
        sending: this.talk.held ? this.talk.sending : null,
      });
      this.flush();
    } catch (error) {
      if (threadId && isCode(error, 'not_found')) return this.read();
      this.show({ state: 'failed', error });
    }
  }

  /** Starts a new conversation with the next message. */
  begin(): void {
    this.fresh = true;
    this.show({ thread: EMPTY, thread_id: null, state: 'ready' });
    keep(this.filmId, { thread_id: null });
  }

  /** An event of the film's stream. Tokens are shown once a frame, not one by one. */
  take(event: StreamEvent, seq: number): void {
    if (event.type === 'project.snapshot') return void this.open();
    if (event.type !== 'run') return;
    const { run_id, thread_id } = event;
    this.waiting.push({ seq, thread_id, entry: { run_id, event: event.event } });
    if (this.talk.state !== 'ready') return;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.flush();
    });
  }

  /**
   * Says it in the mode that the person has chosen, and in the conversation that is being opened.
   * Without a line it waits.
   */
  async send(ask: Ask): Promise<void> {
    const turn = ++this.turn;
    this.show({ sending: ask });
    await this.opened;
    this.show({ sending: ask });
    const before = timesSaid(this.talk.thread, ask);
    try {
      const started = await throughOutages(
        () => this.post(ask, turn, before),
        () => turn === this.turn && this.hold(ask.text),
      );
      if (turn !== this.turn) return;
      this.hold('');
      if (!started) return this.show({ sending: null });
      this.fresh = false;
      if (ask.fork_run_id) return await this.load(started.thread_id);
      this.show({ thread_id: started.thread_id });
      this.flush();
    } catch (error) {
      if (turn !== this.turn) return;
      this.hold('');
      this.show({ sending: null });
      throw error;
    }
  }

  /** Nothing when it was taken back, or had arrived before the line broke. */
  private async post(ask: Ask, turn: number, before: number): Promise<Started | undefined> {
    const thread_id = (this.fresh ? null : this.talk.thread_id) ?? undefined;
    const path = `/api/projects/${this.filmId}`;
    if (this.talk.held) {
      const found = await get<ThreadAnswer>(`${path}/thread`, { query: { thread_id } });
      if (!this.fresh && timesSaid(replay(found.events), ask) > before) {
        await this.read(thread_id);
        return;
      }
    }
    if (turn !== this.turn) return;
    const body = { ...ask, thread_id, mode: useMode.getState().mode };
    return post<Started>(`${path}/messages`, { body });
  }

  /** Takes back a message that waits for the line. */
  takeBack(): Ask | null {
    const ask = this.talk.held ? this.talk.sending : null;
    if (!ask) return null;
    this.turn++;
    this.hold('');
    this.show({ sending: null });
    return ask;
  }

  /** Remembers words that wait for the line; none when nothing does. */
  private hold(words: string): void {
    if (!words && !this.talk.held) return;
    this.show({ held: words !== '' });
    keep(this.filmId, { held: words });
  }

  /** Answers an approval; it is shown at once and taken back when the server refuses. */
  async answer(runId: string, interruptId: string, approved: boolean, scenes?: string[]) {
    const before = this.talk.thread;
    const said = approved ? 'approved' : 'declined';
    this.show({ thread: answered(before, interruptId, said) });
    try {
      const approvals = [{ interrupt_id: interruptId, approved, scene_ids: scenes ?? null }];
      await post(`/api/runs/${runId}/resume`, { body: { approvals } });
    } catch (error) {
      await this.load(this.talk.thread_id ?? undefined);
      throw error;
    }
  }

  async stop(): Promise<void> {
    await post(`/api/projects/${this.filmId}/stop`);
  }

  private flush(): void {
    const mine = this.waiting.filter((live) => this.isMine(live.thread_id));
    this.waiting = this.talk.sending ? this.waiting.filter((live) => !mine.includes(live)) : [];
    if (!mine.length) return;
    const thread = mine.reduce((now, live) => reduce(now, live.entry), this.talk.thread);
    const arrived = mine.some(
      ({ entry }) => entry.event.type === 'CUSTOM' || entry.event.type.startsWith('TEXT'),
    );
    this.show({ thread, sending: arrived ? null : this.talk.sending });
    if (mine.some(({ entry }) => entry.event.type === 'RUN_FINISHED')) this.refreshSoon();
  }

  private isMine(threadId: string): boolean {
    if (this.talk.thread_id === null && !this.fresh)
      this.talk = { ...this.talk, thread_id: threadId };
    return this.talk.thread_id === threadId;
  }

  /** Once things are quiet. */
  private refreshSoon(): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.refreshList(), QUIET_MS);
  }

  /** The conversation list may have changed. */
  private async refreshList(): Promise<void> {
    const query = { thread_id: this.talk.thread_id ?? undefined };
    const found = await get<ThreadAnswer>(`/api/projects/${this.filmId}/thread`, { query }).catch(
      () => null,
    );
    if (found) this.show({ threads: found.threads });
  }

  private show(fields: Partial<Talk>): void {
    if (fields.thread_id) keep(this.filmId, { thread_id: fields.thread_id });
    this.talk = { ...this.talk, ...fields };
    for (const listener of this.listeners) listener();
  }
}

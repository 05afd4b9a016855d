/**
 * Reads an event stream for as long as anybody listens: fetch-based, because EventSource cannot
 * send a token. After a break it goes on behind the last event it saw (Last-Event-ID).
 */

import { createParser } from 'eventsource-parser';
import { problemOf } from '@/shared/api/errors';

export type StreamState = 'connecting' | 'open' | 'waiting' | 'closed';

export type FollowOptions<Event> = {
  url: string;
  token: () => Promise<string>;
  /** The last event already known; left out = the server starts with a snapshot. */
  after?: number;
  onEvent: (event: Event, id: string | undefined) => void;
  onState?: (state: StreamState) => void;
  /** First pause after a break, in ms; doubled up to 32 times, with jitter. */
  pause_ms?: number;
  signal: AbortSignal;
};

/** Statuses that will not get better by asking again. */
const FINAL = new Set([400, 403, 404, 410, 422]);
/** Silence after which the line counts as dead; the server pings every 15 s. */
const SILENCE_MS = 45_000;

/** Resolves when aborted. Throws ApiError when the server refuses for good. */
export async function follow<Event>(options: FollowOptions<Event>): Promise<void> {
  const { signal, onState } = options;
  let cursor = options.after === undefined ? undefined : String(options.after);
  let failures = 0;
  const remember = (id: string | undefined) => {
    cursor = id ?? cursor;
    failures = 0;
  };
  while (!signal.aborted) {
    onState?.('connecting');
    const refused = await readOnce(options, cursor, remember);
    if (refused) {
      onState?.('closed');
      throw refused;
    }
    if (signal.aborted) break;
    onState?.('waiting');
    await pause(backOff(options.pause_ms ?? 400, failures++), signal);
  }
  onState?.('closed');
}

/** One connection until it breaks. Returns the refusal when asking again is useless. */
async function readOnce<Event>(
  options: FollowOptions<Event>,
  cursor: string | undefined,
  seen: (id: string | undefined) => void,
) {
  const line = new AbortController();
  const hangUp = () => line.abort();
  options.signal.addEventListener('abort', hangUp);
  try {
    const headers: Record<string, string> = {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${await options.token()}`,
    };
    if (cursor !== undefined) headers['Last-Event-ID'] = cursor;
    const response = await fetch(options.url, { headers, signal: line.signal, cache: 'no-store' });
    if (!response.ok) return FINAL.has(response.status) ? await problemOf(response) : undefined;
    options.onState?.('open');
    await drain(response, line, options.onEvent, seen);
  } catch {
    // A broken line is the normal end of a connection: the loop above asks again.
  } finally {
    options.signal.removeEventListener('abort', hangUp);
    line.abort();
  }
  return undefined;
}

async function drain<Event>(
  response: Response,
  line: AbortController,
  onEvent: (event: Event, id: string | undefined) => void,
  seen: (id: string | undefined) => void,
) {
  const parser = createParser({
    onEvent: (message) => {
      if (!message.data) return;
      onEvent(JSON.parse(message.data) as Event, message.id);
      seen(message.id);
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let timer = setTimeout(() => line.abort(), SILENCE_MS);
  line.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => line.abort(), SILENCE_MS);
      parser.feed(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

const backOff = (first_ms: number, failures: number) =>
  first_ms * 2 ** Math.min(failures, 5) * (0.75 + Math.random() / 2);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      removeEventListener('online', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    addEventListener('online', wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}

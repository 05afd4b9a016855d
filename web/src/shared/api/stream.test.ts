// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from './errors';
import { follow, type StreamState } from './stream';

/** A browser's window, as far as the reader listens to it. */
globalThis.addEventListener ??= () => undefined;
globalThis.removeEventListener ??= () => undefined;

let close: (() => void) | undefined;
afterEach(() => close?.());

type Serve = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

async function serve(answer: Serve): Promise<string> {
  let visits = 0;
  const server = createServer((request, response) => answer(request, response, ++visits));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const begin = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' });

test('after a broken line it goes on behind the last event, and no event is lost or doubled', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response, visit) => {
    asked.push(request.headers['last-event-id'] as string | undefined);
    begin(response);
    if (visit === 1) {
      response.write('id: 6\ndata: {"n":6}\n\nid: 7\ndata: {"n":7}\n\nid: 8\nda');
      setTimeout(() => response.destroy(), 20);
    } else {
      response.write('id: 8\ndata: {"n":8}\n\n');
    }
  });
  const seen: number[] = [];
  const states: StreamState[] = [];
  const stop = new AbortController();
  await follow<{ n: number }>({
    url,
    token: async () => 'token',
    after: 5,
    pause_ms: 5,
    signal: stop.signal,
    onState: (state) => states.push(state),
    onEvent: (event) => {
      seen.push(event.n);
      if (event.n === 8) stop.abort();
    },
  });
  expect(seen).toEqual([6, 7, 8]);
  expect(asked).toEqual(['5', '7']);
  expect(states).toContain('waiting');
  expect(states.at(-1)).toBe('closed');
});

test('a server that is away is asked again; a film that is not there ends the reading', async () => {
  const url = await serve((_request, response, visit) => {
    response.writeHead(visit === 1 ? 503 : 404, { 'content-type': 'application/problem+json' });
    response.end('{"detail":"There is no such film.","code":"not_found"}');
  });
  const reading = follow({
    url,
    token: async () => 'token',
    pause_ms: 5,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await expect(reading).rejects.toMatchObject(
    new ApiError(404, 'not_found', 'There is no such film.'),
  );
});

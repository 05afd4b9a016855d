/** What is said without a line: kept in sight, sent once by itself, and given back when asked for. */
import { beforeEach, expect, test, vi } from 'vitest';
import { keptOf } from '@/shared/film/talk-memory';
import { Conversation } from './conversation';

const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };
let online = true;
let events: unknown[] = [];
let sent: string[] = [];

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  [online, events, sent] = [true, [], []];
  vi.stubGlobal('fetch', async (path: string, options?: RequestInit) => {
    if (path === '/config.json') return Response.json({ supabaseUrl: '', supabaseKey: 'k' });
    if (!online) throw new TypeError('no line');
    if (path.includes('/thread'))
      return Response.json({ thread_id: 't1', threads: [], events, active_run: null, last_seq: 0 });
    sent.push((JSON.parse(String(options?.body)) as { text: string }).text);
    return Response.json({ run_id: 'r1', thread_id: 't1' });
  });
  return () => vi.unstubAllGlobals();
});

/** A conversation in which something was said after the line had gone. */
async function cutOff(text = 'Make it darker') {
  const conversation = new Conversation('film');
  await conversation.open();
  online = false;
  const done = conversation.send({ text, selection: [] });
  await expect.poll(() => conversation.talk.held).toBe(true);
  return { conversation, done };
}

function lineBack() {
  online = true;
  dispatchEvent(new Event('online'));
}

test('it stays in sight and is sent by itself when the line is back', async () => {
  const { conversation, done } = await cutOff();
  expect(conversation.talk.sending?.text).toBe('Make it darker');
  lineBack();
  await done;
  expect(sent).toEqual(['Make it darker']);
  expect(conversation.talk.held).toBe(false);
  expect(keptOf('film').held).toBe('');
});

test('what had arrived before the line broke is not said twice', async () => {
  const { conversation, done } = await cutOff();
  const value = { text: 'Make it darker', selection: [] };
  events = [{ run_id: 'r1', event: { type: 'CUSTOM', name: 'user_message', value } }];
  lineBack();
  await done;
  expect(sent).toEqual([]);
  expect(conversation.talk.sending).toBeNull();
  expect(conversation.talk.thread.items.map((item) => item.kind)).toEqual(['user']);
});

test('taken back it is not sent, and what is said instead is', async () => {
  const { conversation } = await cutOff();
  expect(conversation.takeBack()?.text).toBe('Make it darker');
  const done = conversation.send({ text: 'Make it lighter', selection: [] });
  await expect.poll(() => conversation.talk.held).toBe(true);
  lineBack();
  await done;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sent).toEqual(['Make it lighter']);
});

test('when the page is left meanwhile, the next one has the words in the composer', async () => {
  await cutOff();
  expect(new Conversation('film').talk.held).toBe(false);
  expect(keptOf('film')).toMatchObject({ draft: 'Make it darker', held: '' });
});

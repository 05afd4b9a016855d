import { expect, test } from 'vitest';
import type { RunEntry, RunEvent } from './events';
import { shown } from './shown';
import { answered, EMPTY, replay } from './thread';

const run = (id: string, ...events: (RunEvent | { type: string })[]): RunEntry[] =>
  events.map((event) => ({ run_id: id, event }));

const called = (id: string, name: string, args: string) => [
  { type: 'TOOL_CALL_START', toolCallId: id, toolCallName: name },
  { type: 'TOOL_CALL_ARGS', toolCallId: id, delta: args },
];

const darker = called('c1', 'adjust_style', '{"style":"darker"}');
const asks = {
  type: 'RUN_FINISHED',
  runId: 'r1',
  outcome: { type: 'interrupt', interrupts: [{ id: 'i1', toolCallId: 'c1' }] },
};
const cards = (thread: ReturnType<typeof replay>) =>
  shown(thread).flatMap((entry) => (entry.kind === 'calls' ? [entry] : []));

test('the same call made again is another way of the same, on one card', () => {
  const again = called('c2', 'adjust_style', '{"style":"darker"}');
  const other = called('c3', 'adjust_style', '{"style":"brighter"}');
  const started = { type: 'RUN_STARTED', runId: 'r1' };
  const found = cards(replay(run('r1', started, ...darker, ...again, ...other)));
  expect(found.map((card) => card.calls.map((call) => call.id))).toEqual([['c1', 'c2'], ['c3']]);
});

test('calls that only change words stay cards of their own', () => {
  const twice = ['c1', 'c2'].flatMap((id) => called(id, 'undo', '{}'));
  expect(cards(replay(run('r1', { type: 'RUN_STARTED', runId: 'r1' }, ...twice)))).toHaveLength(2);
});

test('a call waits while its price is open, works when agreed to, and is not done when refused', () => {
  const waiting = replay(run('r1', { type: 'RUN_STARTED', runId: 'r1' }, ...darker, asks));
  expect(cards(waiting)[0]).toMatchObject({ waits: true, calls: [{ state: 'running' }] });
  const agreed = answered(waiting, 'i1', 'approved');
  expect(cards(agreed)[0]).toMatchObject({ waits: false, calls: [{ state: 'running' }] });
  const refused = answered(waiting, 'i1', 'declined');
  expect(cards(refused)[0]).toMatchObject({ waits: false, calls: [{ state: 'stopped' }] });
});

test('a call without a result is not at work any more when its run has ended', () => {
  const stopped = run('r1', { type: 'RUN_STARTED', runId: 'r1' }, ...darker, {
    type: 'RUN_ERROR',
    message: 'Gone.',
  });
  expect(replay(stopped, EMPTY).tools['c1']?.state).toBe('stopped');
});

test('a card leaves to the words what they say, and keeps what they do not', () => {
  const done = {
    type: 'TOOL_CALL_RESULT',
    toolCallId: 'c1',
    content: '{"summary":"Scene 2: darker."}',
  };
  const said = (delta: string) => [
    { type: 'TEXT_MESSAGE_START', messageId: 'm1' },
    { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta },
    { type: 'RUN_FINISHED', runId: 'r1' },
  ];
  const start = { type: 'RUN_STARTED', runId: 'r1' };
  const told = (...after: { type: string }[]) =>
    cards(replay(run('r1', start, ...darker, done, ...after))).map((card) => card.told);
  expect(told()).toEqual([true]);
  expect(told(...said('Scene 2: darker. Shall I go on?'))).toEqual([true]);
  expect(told(...said('As you like it.'))).toEqual([false]);
});

test('what one turn changed is taken back as a whole, and offered once', () => {
  const changed = (id: string, name: string) => [
    ...called(id, name, '{}'),
    { type: 'TOOL_CALL_RESULT', toolCallId: id, content: '{"summary":"Done.","revision":4}' },
  ];
  const started = { type: 'RUN_STARTED', runId: 'r1' };
  const two = replay(
    run('r1', started, ...changed('c1', 'undo'), ...changed('c2', 'set_captions')),
  );
  expect(cards(two).map((card) => card.back)).toEqual([null, 'all']);
  const one = replay(run('r2', started, ...changed('c3', 'set_captions')), two);
  expect(cards(one).map((card) => card.back)).toEqual([null, 'all', 'one']);
});

test('many calls of which nothing came are one card, those that did something are not', () => {
  const started = { type: 'RUN_STARTED', runId: 'r1' };
  const ids = Array.from({ length: 100 }, (_, n) => `c${n}`);
  const asked = ids.flatMap((id) => called(id, 'update_project', '{}'));
  const ended = { type: 'RUN_ERROR', message: 'Too many.' };
  const refused = cards(replay(run('r1', started, ...asked, ended)));
  expect(refused.map(({ calls, many, told }) => [calls.length, many, told])).toEqual([
    [100, true, true],
  ]);
  const answers = (content: string) =>
    ids.map((id) => ({ type: 'TOOL_CALL_RESULT', toolCallId: id, content }));
  const failed = replay(run('r1', started, ...asked, ...answers('No such scene.')));
  expect(cards(failed)).toHaveLength(1);
  const done = replay(run('r1', started, ...asked, ...answers('{"summary":"A","revision":2}')));
  expect(cards(done)).toHaveLength(100);
  const few = run('r1', started, ...asked.slice(0, 6), ended);
  expect(cards(replay(few))).toHaveLength(3);
});

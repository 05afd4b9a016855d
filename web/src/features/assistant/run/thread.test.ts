import { expect, test } from 'vitest';
import { quoteOf, type RunEntry, type RunEvent } from './events';
import { shown } from './shown';
import { answered, EMPTY, open, replay } from './thread';

const run = (id: string, ...events: (RunEvent | { type: string })[]): RunEntry[] =>
  events.map((event) => ({ run_id: id, event }));

const quote = {
  title: 'Spend 4 credits?',
  items: [{ scene_id: 's3', part: 'visual', credits: 4 }],
  total: 4,
  balance: 100,
};

const asked = run(
  'r1',
  { type: 'RUN_STARTED', runId: 'r1' },
  {
    type: 'CUSTOM',
    name: 'user_message',
    value: { text: 'Darker', selection: [{ scene_id: 's3' }] },
  },
  { type: 'TEXT_MESSAGE_START', messageId: 'm1' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: 'I will make ' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: 'it darker.' },
  { type: 'TEXT_MESSAGE_END', messageId: 'm1' },
  { type: 'TOOL_CALL_START', toolCallId: 'c1', toolCallName: 'adjust_style' },
  { type: 'TOOL_CALL_ARGS', toolCallId: 'c1', delta: '{"style":' },
  { type: 'TOOL_CALL_ARGS', toolCallId: 'c1', delta: '"darker"}' },
  {
    type: 'RUN_FINISHED',
    runId: 'r1',
    outcome: { type: 'interrupt', interrupts: [{ id: 'i1', toolCallId: 'c1', metadata: quote }] },
  },
);

test('a run is told in order: what was asked, said, called, and what waits for approval', () => {
  const thread = replay(asked);
  expect(thread.items.map((i) => i.kind)).toEqual(['user', 'text', 'tool', 'approval']);
  expect(thread.items[1]).toMatchObject({ text: 'I will make it darker.', done: true });
  expect(thread.tools['c1']).toMatchObject({ name: 'adjust_style', args: '{"style":"darker"}' });
  expect(thread.status).toBe('waiting');
  expect(open(thread).map((item) => quoteOf(item.interrupt)?.total)).toEqual([4]);
});

test('approval is shown at once, and the resumed run fills the same card', () => {
  const approved = answered(replay(asked), 'i1', 'approved');
  const thread = replay(
    run(
      'r2',
      { type: 'RUN_STARTED', runId: 'r2' },
      { type: 'TOOL_CALL_START', toolCallId: 'c1', toolCallName: 'adjust_style' },
      { type: 'TOOL_CALL_RESULT', toolCallId: 'c1', content: '{"status":"started","jobs":[]}' },
      { type: 'RUN_FINISHED', runId: 'r2' },
    ),
    approved,
  );
  expect(thread.items.filter((i) => i.kind === 'tool')).toHaveLength(1);
  expect(thread.items.find((i) => i.kind === 'approval')).toMatchObject({ answer: 'approved' });
  expect(thread.tools['c1']?.result).toEqual({ status: 'started', jobs: [] });
  expect(thread.status).toBe('idle');
});

test('a call that is asked again after a yes waits again, and is set aside with its card', () => {
  const again = run(
    'r2',
    { type: 'RUN_STARTED', runId: 'r2' },
    {
      type: 'RUN_FINISHED',
      runId: 'r2',
      outcome: { type: 'interrupt', interrupts: [{ id: 'i2', toolCallId: 'c1', metadata: quote }] },
    },
  );
  const waiting = replay(again, answered(replay(asked), 'i1', 'approved'));
  const card = shown(waiting).find((entry) => entry.kind === 'calls');
  expect(card).toMatchObject({ waits: true, calls: [{ id: 'c1', state: 'running' }] });
  const next = replay(run('r3', { type: 'RUN_STARTED', runId: 'r3' }), waiting);
  expect(next.tools['c1']?.state).toBe('stopped');
});

test('events that arrive twice after a reconnect are told once', () => {
  const upToEnd = asked.slice(0, 6);
  const thread = replay([...upToEnd, ...upToEnd.slice(2)]);
  expect(thread.items.filter((i) => i.kind === 'text')).toEqual([
    expect.objectContaining({ text: 'I will make it darker.' }),
  ]);
});

test('an error ends the run and leaves no message half typed', () => {
  const thread = replay([
    ...asked.slice(0, 4),
    ...run('r1', { type: 'RUN_ERROR', message: 'The model does not answer.' }),
  ]);
  expect(thread.status).toBe('failed');
  expect(thread.items.at(-1)).toMatchObject({
    kind: 'error',
    message: 'The model does not answer.',
  });
  expect(thread.items.find((i) => i.kind === 'text')).toMatchObject({ done: true });
});

test('what was declined stays not done, though it is answered', () => {
  const declined = answered(replay(asked), 'i1', 'declined');
  const thread = replay(
    run(
      'r2',
      { type: 'RUN_STARTED', runId: 'r2' },
      { type: 'TOOL_CALL_RESULT', toolCallId: 'c1', content: 'Not now.' },
      { type: 'RUN_FINISHED', runId: 'r2' },
    ),
    declined,
  );
  expect(thread.tools['c1']?.state).toBe('stopped');
});

test('a stop is told', () => {
  const thread = replay(
    run('r1', { type: 'RUN_FINISHED', runId: 'r1', outcome: { type: 'cancelled' } }),
  );
  expect(thread.items).toMatchObject([{ kind: 'note', name: 'stopped' }]);
  expect(thread.status).toBe('idle');
});

test('unknown events change nothing', () => {
  const events = run(
    'r1',
    { type: 'SUBAGENT_STARTED' },
    { type: 'CUSTOM', name: 'suggestions', value: ['Make it slower'] },
  );
  expect(replay(events)).toEqual(EMPTY);
  expect(replay([], EMPTY)).toBe(EMPTY);
});

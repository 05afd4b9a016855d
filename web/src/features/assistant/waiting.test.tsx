import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY, reduce, type Thread } from './run/thread';
import { SLOW_MS, Waiting } from './waiting';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const said = (...events: { type: string; [field: string]: unknown }[]): Thread =>
  events.reduce((thread, event) => reduce(thread, { run_id: 'r1', event }), EMPTY);
const begun = { type: 'RUN_STARTED', runId: 'r1' };
const opened = { type: 'TEXT_MESSAGE_START', messageId: 'm1' };
const word = { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: 'It is ' };
const called = { type: 'TOOL_CALL_START', toolCallId: 'c1', toolCallName: 'breakdown' };
const ended = { type: 'RUN_FINISHED', runId: 'r1' };

function show(first: Thread) {
  const onStop = vi.fn<() => void>();
  const view = (thread: Thread) => <Waiting thread={thread} sending={false} onStop={onStop} />;
  const { rerender } = render(view(first));
  return { onStop, turn: (thread: Thread) => rerender(view(thread)) };
}
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('who waits long is told so and can stop', () => {
  const { onStop } = show(said(begun));
  pass(SLOW_MS - 1);
  expect(screen.getByText('Thinking')).toBeTruthy();
  pass(1);
  expect(screen.getByRole('status').textContent).toContain('slow to answer');
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onStop).toHaveBeenCalledOnce();
});

test('an answer that falls silent in the middle is told too, until it goes on', () => {
  const { turn } = show(said(begun, opened, word));
  expect(screen.queryByText('Thinking')).toBeNull();
  pass(SLOW_MS);
  expect(screen.getByRole('status')).toBeTruthy();
  turn(said(begun, opened, word, word));
  expect(screen.queryByRole('status')).toBeNull();
  pass(SLOW_MS - 1);
  expect(screen.queryByRole('status')).toBeNull();
});

test.each([
  ['a tool at work has its own card', said(begun, called)],
  ['nothing is waited for', said(begun, ended)],
])('%s', (_, thread) => {
  show(thread);
  pass(SLOW_MS * 2);
  expect(document.body.textContent).toBe('');
});

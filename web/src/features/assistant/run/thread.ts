/**
 * The conversation as a value: one AG-UI event in, the next conversation out. History after a reload
 * and live events take this same path, so they cannot look different.
 */
import type { Activity, Interrupt, Outcome, RunEntry, RunEvent, UserMessage } from './events';

export interface ToolCall {
  id: string;
  run_id: string;
  name: string;
  /** Arguments as they stream in: JSON that may not be complete yet. */
  args: string;
  result: unknown;
  /** Stopped: the run ended, or its price was not agreed to, before there was a result. */
  state: 'running' | 'done' | 'stopped';
  activity: Activity | null;
}

export type Answer = 'approved' | 'declined' | 'closed';

export type Item =
  | { kind: 'user'; id: string; run_id: string; message: UserMessage }
  | { kind: 'text'; id: string; run_id: string; text: string; done: boolean }
  | { kind: 'tool'; id: string; run_id: string }
  | { kind: 'approval'; id: string; run_id: string; interrupt: Interrupt; answer: Answer | null }
  | { kind: 'note'; id: string; run_id: string; name: string; value: unknown }
  | { kind: 'error'; id: string; run_id: string; message: string };

export interface Thread {
  items: readonly Item[];
  tools: Readonly<Record<string, ToolCall>>;
  run_id: string | null;
  status: 'idle' | 'running' | 'waiting' | 'failed';
}

export const EMPTY: Thread = {
  items: [],
  tools: {},
  run_id: null,
  status: 'idle',
};

/** Pure. An event that was seen already changes nothing twice; unknown events change nothing. */
export function reduce(thread: Thread, { run_id, event }: RunEntry): Thread {
  const known = event as RunEvent;
  switch (known.type) {
    case 'RUN_STARTED':
      return { ...closed(thread), run_id, status: 'running' };
    case 'TEXT_MESSAGE_START':
      return add(thread, { kind: 'text', id: known.messageId, run_id, text: '', done: false });
    case 'TEXT_MESSAGE_CONTENT':
      return text(thread, known.messageId, (t) => ({ ...t, text: t.text + known.delta }));
    case 'TEXT_MESSAGE_END':
      return text(thread, known.messageId, (t) => ({ ...t, done: true }));
    case 'RUN_FINISHED':
      return finish(thread, run_id, known.outcome ?? null);
    case 'RUN_ERROR':
      return fail(thread, run_id, known.message);
    case 'CUSTOM':
      return custom(thread, run_id, known.name, known.value);
    default:
      return toolEvent(thread, run_id, known);
  }
}

/** The conversation after a list of events. */
export const replay = (entries: readonly RunEntry[], from: Thread = EMPTY): Thread =>
  entries.reduce(reduce, from);

/** What the person answered, shown at once; the server's events confirm it. */
export function answered(thread: Thread, interruptId: string, answer: Answer): Thread {
  const asked = thread.items.find(
    (item) => item.kind === 'approval' && item.interrupt.id === interruptId,
  );
  if (!asked) return thread;
  const items = thread.items.map((item) =>
    item === asked && item.kind === 'approval' ? { ...item, answer } : item,
  );
  const state = answer === 'approved' ? 'running' : 'stopped';
  return { ...thread, items, tools: unfinished(thread, state, asked.run_id) };
}

/** Calls without a result, of one run or of all, as running or stopped. */
function unfinished(thread: Thread, state: 'running' | 'stopped', run_id?: string) {
  const touched = Object.values(thread.tools).filter(
    (call) =>
      call.state !== 'done' && call.state !== state && call.run_id === (run_id ?? call.run_id),
  );
  if (!touched.length) return thread.tools;
  const changed = touched.map((call) => [call.id, { ...call, state }] as const);
  return { ...thread.tools, ...Object.fromEntries(changed) };
}

/** Approvals that wait for an answer, oldest first. */
export function open(thread: Thread): Extract<Item, { kind: 'approval' }>[] {
  return thread.items.filter((item) => item.kind === 'approval' && item.answer === null) as Extract<
    Item,
    { kind: 'approval' }
  >[];
}

function toolEvent(thread: Thread, run_id: string, event: RunEvent): Thread {
  switch (event.type) {
    case 'TOOL_CALL_START':
      return started(thread, run_id, event.toolCallId, event.toolCallName);
    case 'TOOL_CALL_ARGS':
      return tool(thread, event.toolCallId, (c) => ({ ...c, args: c.args + event.delta }));
    case 'TOOL_CALL_RESULT': {
      const result = parsed(event.content);
      // What was declined is answered too, but it was not done.
      const state = (c: ToolCall) => (c.state === 'stopped' ? 'stopped' : 'done');
      return tool(thread, event.toolCallId, (c) => ({ ...c, result, state: state(c) }));
    }
    case 'ACTIVITY_SNAPSHOT': {
      const activity = event.content;
      return tool(thread, activity.toolCallId ?? '', (c) => ({ ...c, activity }));
    }
    default:
      return thread;
  }
}

function started(thread: Thread, run_id: string, id: string, name: string): Thread {
  const old = thread.tools[id];
  const call: ToolCall = {
    id,
    run_id,
    name,
    args: '',
    result: undefined,
    state: 'running',
    activity: null,
  };
  // A call that waited for approval starts again in the resumed run: same card, fresh arguments.
  const tools = { ...thread.tools, [id]: old ? { ...call, run_id: old.run_id } : call };
  return add({ ...thread, tools }, { kind: 'tool', id, run_id });
}

function tool(thread: Thread, id: string, change: (call: ToolCall) => ToolCall): Thread {
  const call = thread.tools[id];
  return call ? { ...thread, tools: { ...thread.tools, [id]: change(call) } } : thread;
}

function add(thread: Thread, item: Item): Thread {
  const seen = thread.items.some((i) => i.id === item.id && i.kind === item.kind);
  return seen ? thread : { ...thread, items: [...thread.items, item] };
}

type TextItem = Extract<Item, { kind: 'text' }>;

function text(thread: Thread, id: string, change: (item: TextItem) => TextItem): Thread {
  const at = thread.items.findLastIndex((item) => item.kind === 'text' && item.id === id);
  const item = thread.items[at];
  if (item?.kind !== 'text' || item.done) return thread;
  return { ...thread, items: thread.items.with(at, change(item)) };
}

/** A run that starts answers what was open; a reload cannot know how, the server's note says it. */
function closed(thread: Thread): Thread {
  return open(thread).reduce((now, { interrupt }) => answered(now, interrupt.id, 'closed'), thread);
}

function finish(thread: Thread, run_id: string, outcome: Outcome | null): Thread {
  if (outcome?.type === 'cancelled') thread = custom(thread, run_id, 'stopped', null);
  if (outcome?.type !== 'interrupt') return { ...settled(thread), status: 'idle', run_id: null };
  const asked = (outcome.interrupts ?? []).reduce(
    (t, interrupt) =>
      add(t, { kind: 'approval', id: interrupt.id, run_id, interrupt, answer: null }),
    thread,
  );
  // A call that is asked again after a yes waits with this run's card.
  const waiting = Object.values(thread.tools).filter(({ state }) => state === 'running');
  const tools = Object.fromEntries(waiting.map((call) => [call.id, { ...call, run_id }]));
  return { ...asked, tools: { ...thread.tools, ...tools }, status: 'waiting', run_id };
}

function fail(thread: Thread, run_id: string, message: string): Thread {
  const item: Item = { kind: 'error', id: `error-${run_id}`, run_id, message };
  return { ...add(settled(thread), item), status: 'failed', run_id: null };
}

/** Nothing of a run that ended is still being typed or worked on. */
function settled(thread: Thread): Thread {
  const items = thread.items.map((item) =>
    item.kind === 'text' && !item.done ? { ...item, done: true } : item,
  );
  return { ...thread, items, tools: unfinished(thread, 'stopped') };
}

function custom(thread: Thread, run_id: string, name: string, value: unknown): Thread {
  if (name === 'user_message') {
    const message = value as UserMessage;
    return add(thread, { kind: 'user', id: message.id ?? `user-${run_id}`, run_id, message });
  }
  if (name === 'suggestions') return thread; // asked for anew with each change of the film
  if (name === 'approval') {
    const given = value as { interrupt_id: string; approved: boolean };
    return answered(thread, given.interrupt_id, given.approved ? 'approved' : 'declined');
  }
  const count = thread.items.filter((item) => item.run_id === run_id).length;
  return add(thread, { kind: 'note', id: `${run_id}-${name}-${count}`, run_id, name, value });
}

function parsed(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}

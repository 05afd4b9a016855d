/** The conversation as it is shown: calls for several ways of one thing are one card. */
import type { Item, Thread, ToolCall } from './thread';

export type Shown =
  | { kind: 'calls'; id: string; calls: readonly ToolCall[]; waits: boolean }
  | { kind: 'item'; id: string; item: Exclude<Item, { kind: 'tool' }> };

/** Each of them makes a take, so the same call once more is another way of the same. */
const MAKING = new Set(['regenerate_visual', 'regenerate_audio', 'adjust_style', 'set_music']);

/** In order of the conversation. */
export function shown(thread: Thread): Shown[] {
  const held = new Set(
    thread.items.flatMap((i) => (i.kind === 'approval' && i.answer === null ? [i.run_id] : [])),
  );
  const all: Shown[] = [];
  for (const item of thread.items) {
    if (item.kind !== 'tool') {
      all.push({ kind: 'item', id: `${item.kind}-${item.id}`, item });
      continue;
    }
    const call = thread.tools[item.id];
    if (!call) continue;
    const last = all.at(-1);
    const waits = call.state === 'running' && held.has(call.run_id);
    if (last?.kind === 'calls' && isSame(last.calls[0], call))
      all[all.length - 1] = { ...last, calls: [...last.calls, call] };
    else all.push({ kind: 'calls', id: `calls-${call.id}`, calls: [call], waits });
  }
  return all;
}

const isSame = (one: ToolCall | undefined, other: ToolCall): boolean =>
  one !== undefined &&
  MAKING.has(one.name) &&
  one.name === other.name &&
  one.run_id === other.run_id &&
  one.args === other.args;

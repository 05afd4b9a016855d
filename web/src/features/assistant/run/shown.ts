/** The conversation as it is shown: calls for several ways of one thing are one card. */
import { resultOf } from '../cards/results';
import type { Item, Thread, ToolCall } from './thread';

export type Shown =
  | {
      kind: 'calls';
      id: string;
      calls: readonly ToolCall[];
      waits: boolean;
      told: boolean;
      back: Back;
      /** Different calls on one card, not ways of the same. */
      many?: boolean;
    }
  | { kind: 'item'; id: string; item: Exclude<Item, { kind: 'tool' }> };

/** What taking back the turn of a call does: undo this one change, or all; on one card of a turn. */
export type Back = 'one' | 'all' | null;

/** Each of them makes a take, so the same call once more is another way of the same. */
const MAKING = new Set(['regenerate_visual', 'regenerate_audio', 'adjust_style', 'set_music']);

/** In order of the conversation. */
export function shown(thread: Thread): Shown[] {
  const held = new Set(
    thread.items.flatMap((i) => (i.kind === 'approval' && i.answer === null ? [i.run_id] : [])),
  );
  const all: Shown[] = [];
  for (const [at, item] of thread.items.entries()) {
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
    else
      all.push({
        kind: 'calls',
        id: `calls-${call.id}`,
        calls: [call],
        waits,
        told: isTold(thread, at, call),
        back: backOf(thread, call),
      });
  }
  return folded(all);
}

/** So many calls of one kind in a row, of which nothing came, are still shown one by one. */
const FEW = 3;

/** Many calls in a row of which nothing came (yet) as one card: a hundred refused ones are one line. */
function folded(all: readonly Shown[]): Shown[] {
  const out: Shown[] = [];
  for (let at = 0; at < all.length;) {
    const first = all[at] as Shown;
    let end = at + 1;
    while (isAlike(first, all[end])) end += 1;
    const row = all.slice(at, end).filter((entry) => entry.kind === 'calls');
    if (row.length > FEW && first.kind === 'calls')
      out.push({ ...first, calls: row.flatMap(({ calls }) => calls), told: true, many: true });
    else out.push(...all.slice(at, end));
    at = end;
  }
  return out;
}

function isAlike(one: Shown, other: Shown | undefined): boolean {
  if (one.kind !== 'calls' || other?.kind !== 'calls' || one.waits !== other.waits) return false;
  const [call, next] = [one.calls[0] as ToolCall, other.calls[0] as ToolCall];
  const same = call.name === next.name && call.run_id === next.run_id && call.state === next.state;
  return same && isFruitless(call) && isFruitless(next);
}

const isFruitless = ({ state, result }: ToolCall): boolean =>
  state !== 'done' || Boolean(resultOf(result).error);

/** Whether the words after a call say what came of it, or are still to come. */
function isTold(thread: Thread, at: number, call: ToolCall): boolean {
  const { summary = '' } = resultOf(call.result);
  for (const item of thread.items.slice(at)) {
    if (item.kind === 'user') return false;
    if (item.kind === 'text' && item.text.includes(summary)) return true;
  }
  return thread.status === 'running';
}

/** The last change of a turn that made nothing new offers to take back the whole turn, for that is what is undone. */
function backOf(thread: Thread, call: ToolCall): Back {
  const changes = Object.values(thread.tools).filter(
    ({ run_id, result }) => run_id === call.run_id && Boolean(resultOf(result).revision),
  );
  const last = changes.findLast(({ result }) => !resultOf(result).jobs?.length);
  if (last !== call) return null;
  return changes.length > 1 ? 'all' : 'one';
}

const isSame = (one: ToolCall | undefined, other: ToolCall): boolean =>
  one !== undefined &&
  MAKING.has(one.name) &&
  one.name === other.name &&
  one.run_id === other.run_id &&
  one.args === other.args;

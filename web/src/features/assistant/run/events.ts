/** What arrives on the wire: AG-UI 1.0 run events, as far as the conversation shows them. */
import type { Mode } from '@/shared/lib/mode';

/** A scene the person pointed at, or one part of it. */
export interface Selected {
  scene_id: string;
  part?: 'visual' | 'audio' | 'music' | null;
}

export interface QuoteLine {
  scene_id: string | null;
  part: string;
  credits: number;
  label?: string;
}

/** An itemised price; approving it spends at most `total`. */
export interface Quote {
  title: string;
  items: QuoteLine[];
  total: number;
  balance: number;
  eta_s?: number;
  /** What nine of ten stay below, in seconds. */
  eta_slow_s?: number;
  /** What is good to know of the makers before paying. */
  notes?: string[];
  expires_at?: string | null;
  /** What the same costs in draft quality, where that is less. */
  cheaper?: number | null;
  /** Why it is asked again after a yes. */
  why?: string;
}

export interface Interrupt {
  id: string;
  message?: string;
  toolCallId?: string;
  metadata?: Quote | { quote?: Quote };
}

export interface UserMessage {
  id?: string;
  text: string;
  selection?: Selected[];
  mode?: Mode;
  attachments?: { name: string; asset_id?: string }[];
}

/** One step of work that a running tool reports. */
export interface Activity {
  toolCallId?: string;
  step?: string;
  progress?: number;
}

export type RunEvent =
  | { type: 'RUN_STARTED'; runId: string }
  | { type: 'TEXT_MESSAGE_START'; messageId: string }
  | { type: 'TEXT_MESSAGE_CONTENT'; messageId: string; delta: string }
  | { type: 'TEXT_MESSAGE_END'; messageId: string }
  | { type: 'TOOL_CALL_START'; toolCallId: string; toolCallName: string }
  | { type: 'TOOL_CALL_ARGS'; toolCallId: string; delta: string }
  | { type: 'TOOL_CALL_END'; toolCallId: string }
  | { type: 'TOOL_CALL_RESULT'; toolCallId: string; content: unknown }
  | { type: 'ACTIVITY_SNAPSHOT'; messageId: string; content: Activity }
  | { type: 'ACTIVITY_DELTA'; messageId: string; patch: { path: string; value?: unknown }[] }
  | { type: 'CUSTOM'; name: string; value: unknown }
  | { type: 'RUN_FINISHED'; runId: string; outcome?: Outcome | null }
  | { type: 'RUN_ERROR'; message: string; code?: string };

export type Outcome = { type: string; interrupts?: Interrupt[] };

/** A run event with its run. Unknown types pass through: newer servers keep working. */
export interface RunEntry {
  run_id: string;
  event: RunEvent | { type: string };
}

/** The quote of an interrupt, wherever the server put it. */
export function quoteOf(interrupt: Interrupt): Quote | null {
  const found = interrupt.metadata;
  if (!found) return null;
  if ('total' in found) return found;
  return found.quote ?? null;
}

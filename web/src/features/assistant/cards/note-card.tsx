import { CircleAlert, CircleOff, HelpCircle, ListChecks, ReceiptText } from 'lucide-react';
import { Button } from '@/shared/ui/button';
import { Cost } from '@/shared/ui/cost';
import { formatCredits } from '@/shared/lib/format';
import { useMode, type Mode } from '@/shared/lib/mode';
import { notify } from '@/shared/ui/toast';
import { useConversation, useTalk } from '../use-conversation';
import { Card } from './card';

interface Receipt {
  lines: { tool: string; summary: string; credits: number }[];
  credits: number;
}

/** What the server puts beside the words: a receipt, guesses to click, a plan. Others are not shown. */
export function NoteCard(props: { runId: string; name: string; value: unknown }) {
  const { runId, name, value } = props;
  if (name === 'receipt') return <ReceiptCard runId={runId} receipt={value as Receipt} />;
  if (name === 'guesses') return <Guesses runId={runId} options={guessesOf(value)} />;
  if (name === 'stopped') {
    return <p className="text-2xs text-fg-3">Stopped. What was done before that is kept.</p>;
  }
  if (name === 'plan') return <Plan steps={wordsOf(value)} />;
  return null;
}

/** Only worth a card when several things changed that the words do not tell already. */
function ReceiptCard({ runId, receipt }: { runId: string; receipt: Receipt }) {
  const { items } = useTalk().thread;
  const said = items.map((item) =>
    item.kind === 'text' && item.run_id === runId ? item.text : '',
  );
  const told = said.join(' ');
  const lines = Array.isArray(receipt?.lines) ? receipt.lines : [];
  if (!lines.length) return <Nothing runId={runId} />;
  const same = new Map<string, Receipt['lines']>();
  for (const line of lines) same.set(line.summary, [...(same.get(line.summary) ?? []), line]);
  if (same.size < 2 || [...same.keys()].every((summary) => told.includes(summary))) return null;
  return (
    <Card
      icon={<ReceiptText aria-hidden />}
      title={`${same.size} changes`}
      meta={
        receipt.credits > 0 && (
          <span className="tnum text-2xs text-fg-3">{formatCredits(receipt.credits)}</span>
        )
      }
    >
      <ul className="space-y-1 px-3 pb-2.5 text-xs text-fg-2">
        {[...same].map(([summary, all]) => (
          <ReceiptLine
            key={summary}
            says={all.length > 1 ? `${summary} (${all.length} times)` : summary}
            credits={all.reduce((sum, line) => sum + line.credits, 0)}
          />
        ))}
      </ul>
    </Card>
  );
}

/** Where a deed was asked for it stands before the words, in the place of the card of the deed. */
function Nothing({ runId }: { runId: string }) {
  const { items } = useTalk().thread;
  const first = items.find((item) => item.run_id === runId && item.kind !== 'user');
  if (first?.kind !== 'note') {
    return <p className="text-2xs text-fg-3">Nothing was changed in this turn.</p>;
  }
  return (
    <p className="flex h-9 items-center gap-2 rounded-xl border border-line-2 px-3 text-xs font-medium">
      <CircleOff className="size-3.5 text-fg-3" aria-hidden />
      Nothing was changed
    </p>
  );
}

const ReceiptLine = ({ says, credits }: { says: string; credits: number }) => (
  <li className="flex gap-2">
    <span className="min-w-0 grow text-pretty">{says}</span>
    {credits > 0 && <Cost credits={credits} />}
  </li>
);

interface Guess {
  label: string;
  /** What is said when it is clicked. */
  says: string;
  /** The mode it needs, chosen with it. */
  mode?: Mode;
}

/** What may have been meant, each to be said with one click about the same scenes as the message. */
function Guesses({ runId, options }: { runId: string; options: readonly Guess[] }) {
  const conversation = useConversation();
  const asked = useTalk().thread.items.find((i) => i.kind === 'user' && i.run_id === runId);
  if (!options.length) return null;
  const say = ({ says: text, mode }: Guess) => {
    if (mode) useMode.getState().setMode(mode);
    const selection = (asked?.kind === 'user' && asked.message.selection) || [];
    conversation.send({ text, selection }).catch(notify.failed);
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5" role="group" aria-label="Did you mean">
      <HelpCircle className="size-3.5 text-fg-3" aria-hidden />
      {options.map((guess) => (
        <Button
          key={guess.label}
          size="sm"
          tone="outline"
          className="rounded-full"
          onClick={() => say(guess)}
        >
          {guess.label}
        </Button>
      ))}
    </div>
  );
}

function Plan({ steps }: { steps: readonly string[] }) {
  if (!steps.length) return null;
  return (
    <Card icon={<ListChecks aria-hidden />} title="Plan">
      <ol className="list-decimal space-y-1 px-3 pb-2.5 ps-8 text-xs text-fg-2">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
  );
}

function guessesOf(value: unknown): Guess[] {
  const list = Array.isArray(value)
    ? (value as { label?: string; utterance?: string | null; mode?: Mode }[])
    : [];
  return list.flatMap(({ label, utterance, mode }) =>
    label ? [{ label, says: utterance ?? label, mode }] : [],
  );
}

/** Sentences, however they are wrapped. */
function wordsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [];
  return list.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    const { text, label } = (entry ?? {}) as { text?: unknown; label?: unknown };
    return [text, label].filter((words) => typeof words === 'string').slice(0, 1);
  });
}

/** A run that ended badly, with its reason and the way to ask again. */
export function Failure({ runId, message }: { runId: string; message: string }) {
  const conversation = useConversation();
  const asked = useTalk().thread.items.find((i) => i.kind === 'user' && i.run_id === runId);
  const again = () => {
    if (asked?.kind !== 'user') return;
    const { text, selection = [] } = asked.message;
    conversation.send({ text, selection }).catch(notify.failed);
  };
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-xl border border-danger/40 bg-card px-3 py-2 text-xs"
    >
      <CircleAlert className="mt-px size-3.5 shrink-0 text-danger" aria-hidden />
      <p className="grow text-pretty text-fg-2">{message}</p>
      {asked && (
        <Button size="xs" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  );
}

import { Coins } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFilm } from '@/shared/film/film-provider';
import { MoreCredits } from '@/shared/film/more-credits';
import { cn } from '@/shared/lib/cn';
import { formatCredits, formatNumber, formatSpan } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Cost } from '@/shared/ui/cost';
import { notify } from '@/shared/ui/toast';
import { isMac } from '@/features/timeline/model/keymap';
import { quoteOf, type Quote, type QuoteLine } from '../run/events';
import type { Answer, Item } from '../run/thread';
import { useConversation } from '../use-conversation';
import { linesOf } from './quote-lines';

type Approval = Extract<Item, { kind: 'approval' }>;

const SAID: Record<Answer, string> = {
  approved: 'Approved.',
  declined: 'Not now.',
  closed: 'Set aside. Nothing was spent.',
};

/** A price that waits for a yes: what it is for, line by line, and what is left afterwards. */
export function ApprovalCard({ item }: { item: Approval }) {
  const conversation = useConversation();
  const { balance } = useFilm();
  const quote = quoteOf(item.interrupt);
  const [without, setWithout] = useState<readonly string[]>([]);
  const open = item.answer === null;
  const lines = linesOf(quote);
  const kept = lines.filter((line) => !isOff(line, without));
  const total = kept.reduce((sum, line) => sum + line.credits, 0);
  const scenes = kept.flatMap((line) => line.scene_id ?? []);
  const answer = (approved: boolean) => {
    const only = without.length ? [...new Set(scenes)] : undefined;
    conversation.answer(item.run_id, item.interrupt.id, approved, only).catch(notify.failed);
  };
  useApproveKey(open && total > 0 && total <= balance, () => answer(true));
  if (!open) {
    return (
      <p className="text-xs text-fg-3">
        {quote?.title ? `${quote.title} ` : ''}
        {SAID[item.answer ?? 'closed']}
      </p>
    );
  }
  const short = Math.max(0, total - balance);
  return (
    <div
      role="group"
      aria-label="Approval needed"
      className="rise rounded-xl border border-accent/45 bg-card"
    >
      <div className="p-3 pb-2.5">
        <div className="flex items-center gap-2">
          <Coins className="size-4 shrink-0 text-accent-ink" aria-hidden />
          <span className="text-sm font-medium">
            {short ? `${formatCredits(short)} missing` : `Spend ${formatCredits(total)}?`}
          </span>
          <span className="tnum ms-auto text-2xs whitespace-nowrap text-fg-3">
            {short
              ? `${formatNumber(total)} needed, ${formatNumber(balance)} here`
              : `${formatNumber(balance)} → ${formatNumber(balance - total)}`}
          </span>
        </div>
        {short > 0 && (
          <p className="mt-1.5 text-xs text-pretty text-fg-2">
            This waits for you and nothing is lost. Leave scenes out, or get{' '}
            <MoreCredits className="text-accent-ink underline">more credits</MoreCredits> and
            continue.
          </p>
        )}
        <AskedAgain quote={quote} />
        <Lines lines={lines} without={without} onChange={setWithout} />
        <Footnote quote={quote} />
      </div>
      <div className="flex items-center gap-1.5 px-3 pb-3">
        <Button
          tone="accent"
          size="sm"
          disabled={!kept.length || short > 0}
          onClick={() => answer(true)}
        >
          {short ? 'Continue' : 'Approve'}
          <kbd className="font-mono text-[10px] touch:hidden" aria-hidden>
            {isMac() ? '⌘↵' : 'Ctrl ↵'}
          </kbd>
        </Button>
        <Button tone="outline" size="sm" onClick={() => answer(false)}>
          Not now
        </Button>
        {quote?.cheaper ? (
          <Button
            size="sm"
            className="ms-auto"
            aria-label={`Cheaper: ${formatCredits(quote.cheaper)} in draft quality`}
            onClick={() => {
              const text = 'Do it cheaper: in draft quality';
              conversation.send({ text, selection: [] }).catch(notify.failed);
            }}
          >
            Cheaper <Cost credits={quote.cheaper} />
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const AskedAgain = ({ quote }: { quote: Quote | null }) =>
  quote?.why ? (
    <p className="mt-1.5 text-xs text-pretty text-fg-2">{quote.why} Nothing has been spent yet.</p>
  ) : null;

/** Once scenes are left out a yes is to the others alone: the music comes with the whole film. */
const isOff = ({ key, scene_id }: Line, without: readonly string[]): boolean =>
  without.includes(key) || (scene_id === null && without.length > 0);

type Line = QuoteLine & { key: string };

/** Each line can be left out, when there are several. */
function Lines(props: {
  lines: readonly Line[];
  without: readonly string[];
  onChange: (without: string[]) => void;
}) {
  const { lines, without, onChange } = props;
  const pick = (key: string) =>
    onChange(without.includes(key) ? without.filter((k) => k !== key) : [...without, key]);
  return (
    <ul className="thin-scroll mt-2 max-h-44 space-y-1 overflow-y-auto">
      {lines.map((line) => {
        const off = isOff(line, without);
        return (
          <li key={line.key} className="flex items-center gap-2 text-xs">
            <label className="flex min-w-0 grow items-center gap-2">
              {lines.length > 1 && line.scene_id !== null && (
                <input
                  type="checkbox"
                  checked={!off}
                  onChange={() => pick(line.key)}
                  className="size-3.5 shrink-0 accent-(--accent)"
                />
              )}
              <span className={cn('truncate', off ? 'text-fg-3 line-through' : 'text-fg-2')}>
                {line.label}
              </span>
            </label>
            <Cost credits={line.credits} />
          </li>
        );
      })}
    </ul>
  );
}

const heldUntil = (time: string, past: boolean) =>
  past
    ? `the price was held until ${time}; if it has changed, you are asked again`
    : `price holds until ${time}`;

function Footnote({ quote }: { quote: Quote | null }) {
  const now = useNow();
  if (!quote) return null;
  const until = quote.expires_at ? new Date(quote.expires_at) : null;
  const time = until?.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const words = [
    quote.eta_s ? `takes ${formatSpan(quote.eta_s, quote.eta_slow_s)}` : '',
    time && until ? heldUntil(time, until.getTime() < now) : '',
  ];
  return (
    <div className="mt-2 text-2xs text-pretty text-fg-3">
      <p>{words.filter(Boolean).join(' · ')}</p>
      {quote.notes?.map((note) => (
        <p key={note} className="mt-1">
          {note}
        </p>
      ))}
    </div>
  );
}

/** The time, looked at anew each few seconds. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Command or Control with Enter says yes, unless something is being written. */
function useApproveKey(open: boolean, approve: () => void) {
  useEffect(() => {
    if (!open) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.defaultPrevented)
        return;
      const field = event.target as HTMLTextAreaElement;
      if (field.tagName === 'TEXTAREA' && field.value.trim()) return;
      event.preventDefault();
      approve();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

import { WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { isCode } from '@/shared/api/errors';
import type { Element, Part } from '@/shared/api/types';
import { useEditor, useFilm } from '@/shared/film/film-provider';
import { MoreCredits } from '@/shared/film/more-credits';
import { formatCredits, formatNumber } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Cost } from '@/shared/ui/cost';
import { Textarea } from '@/shared/ui/input';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';
import { unitName } from '@/features/timeline/model/document';
import { statusOf, statusWords, type Status } from '@/features/timeline/model/status';
import { useStale, useWorking } from '@/features/timeline/model/use-timeline';
import { usePrices } from './prices';

/** Alternatives made at once, to pick one of. */
const WAYS = 3;

const ASKS: Record<Part, { label: string; hint: string }> = {
  visual: {
    label: 'What should be different?',
    hint: 'Leave it empty for another take of the same',
  },
  audio: {
    label: 'How should it be spoken?',
    hint: 'Slower, sadder, another voice… or leave it empty',
  },
  music: { label: 'What should the music feel like?', hint: 'Hopeful, tense, playful…' },
};

/** The arguments of the tool that makes a new take of that element. */
function callFor(part: Part, scene_id: string | null, words: string) {
  if (part === 'music') return { name: 'set_music', args: { mood: words } };
  const name = part === 'visual' ? 'regenerate_visual' : 'regenerate_audio';
  const instruction = words ? { instruction: words } : {};
  return { name, args: { scene_ids: [scene_id], ...instruction } };
}

/** Orders a new take for a price that is said before. */
export function MakeForm(props: {
  scene_id: string | null;
  part: Part;
  element: Element;
  focused: boolean;
  /** Work was ordered: new takes will come. */
  onOrdered: () => void;
}) {
  const { scene_id, part, element, focused } = props;
  const [words, setWords] = useState('');
  const { price, balance, status, sending, moved, make } = useMaking(scene_id, part);
  const making = status.standing === 'running' || status.standing === 'queued';
  const missing = part === 'music' && !words.trim();
  const free = price !== undefined && !sending && !making && !element.locked && !missing;
  const ready = free && price <= balance;
  const order = (times: number) =>
    void make(words.trim(), times).then((ordered) => {
      if (!ordered) return;
      setWords('');
      props.onOrdered();
    });
  return (
    <form
      className="space-y-2 rounded-xl bg-card p-3"
      onSubmit={(event) => {
        event.preventDefault();
        order(1);
      }}
    >
      <label className="block text-xs font-medium">
        {ASKS[part].label}
        <Textarea
          autoFocus={focused}
          rows={2}
          maxLength={2000}
          value={words}
          placeholder={ASKS[part].hint}
          onChange={(event) => setWords(event.target.value)}
          className="mt-1.5 min-h-0"
        />
      </label>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 sm:flex-nowrap">
        <p className="w-full grow text-2xs text-pretty text-fg-3 sm:w-auto">
          {blocked(element, making, status) ||
            (missing ? 'Say how it should feel.' : note(part, price, balance, moved))}{' '}
          <WhenShort price={price} balance={balance} />
        </p>
        {part === 'visual' && (
          <Button
            size="sm"
            tone="outline"
            disabled={!ready || price * WAYS > balance}
            onClick={() => order(WAYS)}
          >
            Three ways {price !== undefined && <Cost credits={price * WAYS} />}
          </Button>
        )}
        <Button tone="accent" size="sm" type="submit" disabled={!ready}>
          {sending || making ? (
            <Spinner className="size-3.5" />
          ) : (
            <WandSparkles className="size-3.5" />
          )}
          Make another {price !== undefined && <Cost credits={price} className="opacity-75" />}
        </Button>
      </div>
    </form>
  );
}

const WhenShort = ({ price = 0, balance }: { price?: number; balance: number }) =>
  price > balance && <MoreCredits className="text-accent-ink underline" />;

/** Why no other take can be made now; empty when it can. */
function blocked(element: Element, making: boolean, status: Status): string {
  if (element.locked) return 'It is locked. Unlock it to make another.';
  return making ? statusWords(status) : '';
}

function note(part: Part, price: number | undefined, balance: number, moved: boolean): string {
  if (price === undefined) return '';
  if (price > balance)
    return `This costs ${formatCredits(price)}; you have ${formatNumber(balance)}.`;
  const first = moved ? 'The price has changed: it ' : 'It ';
  const then =
    part === 'audio'
      ? ' If the new voice is longer, the scene grows with it, and its clip may become out of date.'
      : ' The take in the film now is kept.';
  return `${first}costs ${formatCredits(price)}, ${formatNumber(balance - price)} are left afterwards.${then}`;
}

/** What another take costs now, and how it is ordered for no more than that. */
function useMaking(scene_id: string | null, part: Part) {
  const { project, balance } = useFilm();
  const editor = useEditor();
  const prices = usePrices();
  const status = statusOf(project, scene_id, part, useWorking(), useStale());
  const [sending, setSending] = useState(false);
  const [quoted, setQuoted] = useState<number | null>(null);
  const price = quoted ?? prices.get(unitName(scene_id, part));

  /** True when it was ordered; a price that rose is shown instead. */
  const make = async (words: string, times: number): Promise<boolean> => {
    setSending(true);
    try {
      const { name, args } = callFor(part, scene_id, words);
      let said = '';
      for (let time = 0; time < times; time++) {
        const done = await editor.tool<{ summary: string }>(name, args, { maxCredits: price ?? 0 });
        said = done.summary;
      }
      notify.done(times > 1 ? `Making ${times} ways of it.` : said);
      setQuoted(null);
      return true;
    } catch (error) {
      const total = quotedIn(error);
      if (total === null) notify.failed(error);
      else setQuoted(total);
      return false;
    } finally {
      setSending(false);
    }
  };
  return { price, balance, status, sending, moved: quoted !== null, make };
}

function quotedIn(error: unknown): number | null {
  if (!isCode(error, 'needs_approval', 'plan_moved')) return null;
  return (error.details.quote as { total?: number } | undefined)?.total ?? null;
}

import { useMutation } from '@tanstack/react-query';
import { ArrowUp, ChevronDown, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { messageOf, send, useRunNews, type RunNews } from '@/features/plan/ask';
import { sentenceOf } from '@/shared/api/errors';
import { useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { plan as words } from '@/shared/i18n/plan';
import { MODES, useMode } from '@/shared/lib/mode';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuChoice } from '@/shared/ui/menu';
import { Spinner } from '@/shared/ui/spinner';

/** One line to the assistant, and its answer right above it. */
export function AskBox() {
  const { id } = useProject();
  const [text, setText] = useState('');
  const [news, forget] = useRunNews();
  const ask = useMutation({
    mutationFn: (wish: string) => send(id, messageOf(id, wish)),
    onError: (_error, wish) => setText(wish),
  });
  const busy = ask.isPending || news?.state === 'running';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    ask.mutate(text.trim());
    setText('');
  };
  return (
    <div className="relative min-w-0 grow">
      {(news || ask.error) && (
        <Answer filmId={id} news={news} error={ask.error} onClose={() => (ask.reset(), forget())} />
      )}
      <form
        onSubmit={submit}
        className="flex h-10 touch:h-12 items-center rounded-xl border border-line-2 bg-panel ps-3.5 pe-1 focus-box"
      >
        <input
          aria-label={words.ask}
          placeholder={words.askHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-w-0 grow truncate bg-transparent text-sm pointer-coarse:text-[16px] outline-none placeholder:text-fg-3"
        />
        <ModeMenu />
        <Button
          type="submit"
          size="icon"
          tone="soft"
          aria-label={words.ask}
          disabled={!text.trim() || busy}
        >
          {busy ? <Spinner label={words.thinking} /> : <ArrowUp className="size-4" />}
        </Button>
      </form>
    </div>
  );
}

/** How far the assistant may go, beside the words it is for. */
function ModeMenu() {
  const { mode, setMode } = useMode();
  return (
    <Menu
      trigger={
        <Button
          size="sm"
          aria-label={`${common.mode}: ${common.modes[mode].label}`}
          title={common.modes[mode].hint}
          className="me-1 shrink-0"
        >
          {common.modes[mode].label}
          <ChevronDown className="size-3" aria-hidden />
        </Button>
      }
    >
      <MenuChoice value={mode} options={MODES} onChange={setMode} />
    </Menu>
  );
}

function Answer({
  filmId,
  news,
  error,
  onClose,
}: {
  filmId: string;
  news: RunNews | null;
  error: Error | null;
  onClose: () => void;
}) {
  const waiting = news?.state === 'waiting';
  const said = error ? sentenceOf(error) : news?.text;
  return (
    <div
      role="status"
      className="rise absolute inset-x-0 bottom-full mb-3 flex items-start gap-2 rounded-xl border border-line-2 bg-panel p-3 text-sm shadow-pop"
    >
      <div className="thin-scroll max-h-40 min-w-0 grow overflow-y-auto whitespace-pre-wrap">
        {said || (waiting ? words.needsYou : words.thinking)}
        {!error && (
          <Link
            to={`/films/${filmId}/studio`}
            className="mt-1 block text-xs font-medium text-accent-ink hover:underline"
          >
            {words.answerInStudio}
          </Link>
        )}
      </div>
      <IconButton label={common.close} size="iconXs" onClick={onClose}>
        <X className="size-3.5" />
      </IconButton>
    </div>
  );
}

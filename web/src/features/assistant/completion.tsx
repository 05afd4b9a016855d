import { lazy, Suspense, useState, type KeyboardEvent, type RefObject } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { fetched } from '@/shared/lib/fetched';
import { playback } from '@/features/timeline/model/playback';
import type { MentionListProps } from './mention-list';
import { mentionsFor, openMention, type Mention } from './mentions';

const MentionList = lazy(async () => ({
  default: (await fetched(() => import('./mention-list'))).MentionList,
}));

const LIST = 'composer-mentions';

/** Completion of @references: a list over the composer, driven by the arrow keys. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
) {
  const project = useProject();
  const [open, setOpen] = useState<{ from: number; word: string } | null>(null);
  const [at, setAt] = useState(0);
  const options = open ? mentionsFor(project, open.word, playback.ms) : [];

  const look = (target: HTMLTextAreaElement) => {
    setOpen(openMention(target.value, target.selectionStart));
    setAt(0);
  };
  const take = (mention: Mention) => {
    if (!open) return;
    const head = `${text.slice(0, open.from)}${mention.text} `;
    setText(head + text.slice(open.from + 1 + open.word.length));
    setOpen(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(head.length, head.length);
    });
  };
  const start = () => {
    const gap = text && !/\s$/.test(text) ? ' ' : '';
    setText(`${text}${gap}@`);
    setOpen({ from: text.length + gap.length, word: '' });
    field.current?.focus();
  };
  /** True when the key was the list's. */
  const press = (event: KeyboardEvent): boolean => {
    const chosen = options[at];
    if (!chosen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + options.length) % options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') setOpen(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const aria = options.length
    ? ({ 'aria-controls': LIST, 'aria-activedescendant': `${LIST}-${at}` } as const)
    : {};
  return { options, at, take, look, start, press, aria };
}

export function Completion(props: Omit<MentionListProps, 'id'>) {
  return props.options.length ? (
    <Suspense>
      <MentionList id={LIST} options={props.options} at={props.at} take={props.take} />
    </Suspense>
  ) : null;
}

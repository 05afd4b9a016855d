import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { cn } from '@/shared/lib/cn';
import { playback } from '@/features/timeline/model/playback';
import { mentionsFor, openMention, type Mention } from './mentions';

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

export function Completion(props: {
  options: readonly Mention[];
  at: number;
  take: (mention: Mention) => void;
}) {
  const { options, at, take } = props;
  if (!options.length) return null;
  return (
    <div
      id={LIST}
      role="listbox"
      tabIndex={-1}
      aria-label="References"
      className="absolute inset-x-2 bottom-full z-20 mb-1 overflow-hidden rounded-xl border border-line-2 bg-panel p-1 shadow-pop"
    >
      {options.map((mention, index) => (
        <div
          key={mention.text}
          id={`${LIST}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            take(mention);
          }}
          className={cn(
            'flex h-8 items-center gap-2 rounded-md px-2 text-xs',
            index === at && 'bg-raise',
          )}
        >
          <span className="font-medium">{mention.label}</span>
          <span className="truncate text-fg-3">{mention.hint}</span>
        </div>
      ))}
    </div>
  );
}

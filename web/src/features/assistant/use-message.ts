import { useCallback, useEffect, useState, type RefObject } from 'react';
import { keep, keptOf } from '@/shared/film/talk-memory';
import { useDesk } from '@/features/timeline/model/desk';

interface Message {
  text: string;
  /** Half-written words that wait while others have their place. */
  aside: string;
  /** What was put there and is not yet the person's own. */
  given: string;
}

/** What is being written: kept, so that neither a reload, nor another panel, nor a suggestion loses it. */
export function useMessage(filmId: string, field: RefObject<HTMLTextAreaElement | null>) {
  const [{ text, aside }, set] = useState<Message>(() => {
    const { draft = '', aside = '' } = keptOf(filmId);
    return { text: draft, aside, given: '' };
  });
  useEffect(() => keep(filmId, { draft: text, aside }), [filmId, text, aside]);
  const setText = useCallback((text: string) => set((now) => ({ ...now, text })), []);
  const put = useCallback((given: string) => {
    set((now) => ({ text: given, aside: joined(now.aside, ownWords(now, given)), given }));
  }, []);
  const sent = () => set(({ aside }) => ({ text: aside, aside: '', given: '' }));
  const putBack = () => {
    set((now) => ({ text: now.aside, aside: ownWords(now, now.aside), given: '' }));
    field.current?.focus();
  };
  useEffect(
    () =>
      useDesk.subscribe(({ draft }, before) => {
        if (draft.nonce === before.draft.nonce) return;
        put(draft.text);
        requestAnimationFrame(() => field.current?.focus());
      }),
    [put, field],
  );
  return {
    text,
    aside,
    setText,
    /** Writes these words; a half-written message steps aside for them. */
    put,
    /** What stepped aside takes the place of what was sent. */
    sent,
    putBack,
  };
}

/** The person's part of what stands there: nothing while it is what was put there. */
const ownWords = ({ text, given }: Message, next: string) =>
  text.trim() && text !== given && text !== next ? text : '';

const joined = (...texts: string[]) => texts.filter(Boolean).join('\n');

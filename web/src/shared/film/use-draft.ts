import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { Edit } from '@/shared/film/edits';
import { useEditor } from '@/shared/film/film-provider';
import { notify } from '@/shared/ui/toast';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Props of a field that edits words of the film in place. What is typed is a draft, whatever arrives
 * from elsewhere meanwhile; leaving the field or pressing Enter keeps it, Escape gives back what was
 * there. Keys leave the focus where it is. Were the same words changed elsewhere since the typing
 * began, the person says which of the two stay.
 */
export function useDraft({
  value,
  edit,
  oneLine,
  required,
}: {
  value: string;
  /** The edit that puts this text there. */
  edit: (text: string) => Edit;
  /** Enter keeps the text; else it takes Command or Control with it. */
  oneLine?: boolean;
  /** An emptied field gets its words back. */
  required?: boolean;
}) {
  const editor = useEditor();
  const [draft, setDraft] = useState<{ text: string; was: string } | null>(null);
  const keep = () => {
    setDraft(null);
    if (!draft) return;
    const text = draft.text.trim();
    if (text === draft.was || text === value || (required && !text)) return;
    editor.edit([edit(text)], [edit(draft.was)]).catch(notify.failed);
  };
  return {
    value: draft?.text ?? value,
    onChange: ({ target }: ChangeEvent<Field>) =>
      setDraft({ text: target.value, was: draft?.was ?? value }),
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent<Field>) => {
      const done = event.key === 'Enter' && (oneLine || event.metaKey || event.ctrlKey);
      if (!done && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (done) keep();
      else setDraft(null);
    },
  };
}

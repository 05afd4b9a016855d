import { useState, type ChangeEvent, type KeyboardEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Props of a field that edits a value in place. What is typed is a draft, whatever arrives from
 * elsewhere meanwhile; leaving the field or pressing Enter keeps it, Escape gives back what was
 * there. Keys leave the focus where it is.
 */
export function useDraft({
  value,
  onSave,
  oneLine,
}: {
  value: string;
  onSave: (text: string) => void;
  /** Enter keeps the text; else it takes Command or Control with it. */
  oneLine?: boolean;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    const text = draft?.trim();
    setDraft(null);
    if (text !== undefined && text !== value) onSave(text);
  };
  return {
    value: draft ?? value,
    onFocus: () => setDraft(value),
    onChange: (event: ChangeEvent<Field>) => setDraft(event.target.value),
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent<Field>) => {
      const done = event.key === 'Enter' && (oneLine || event.metaKey || event.ctrlKey);
      if (!done && event.key !== 'Escape') return;
      event.preventDefault();
      if (done) keep();
      else setDraft(null);
    },
  };
}

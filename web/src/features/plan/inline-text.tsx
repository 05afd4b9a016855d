import { useRef, useState, type KeyboardEvent } from 'react';
import { cn } from '@/shared/lib/cn';
import { inlineField } from '@/shared/ui/input';

/**
 * Text edited in place. While it has the focus it shows what is typed, whatever arrives from
 * elsewhere; leaving it keeps the text, Escape gives back what was there.
 */
export function InlineText({
  label,
  value,
  onSave,
  placeholder,
  oneLine,
  className,
}: {
  label: string;
  value: string;
  onSave: (text: string) => void;
  placeholder?: string;
  oneLine?: boolean;
  className?: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const dropped = useRef(false);
  const leave = () => {
    const text = draft?.trim();
    setDraft(null);
    if (!dropped.current && text !== undefined && text !== value) onSave(text);
    dropped.current = false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const done = event.key === 'Enter' && (oneLine || event.metaKey || event.ctrlKey);
    if (event.key === 'Escape') dropped.current = true;
    if (!done && event.key !== 'Escape') return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  return (
    <textarea
      rows={1}
      aria-label={label}
      maxLength={8000}
      value={draft ?? value}
      placeholder={placeholder}
      onFocus={() => setDraft(value)}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
      className={cn(inlineField, className)}
    />
  );
}

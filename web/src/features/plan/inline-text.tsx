import { cn } from '@/shared/lib/cn';
import { inlineField } from '@/shared/ui/input';
import { useDraft } from '@/shared/film/use-draft';

/** Text edited in place: see useDraft. */
export function InlineText({
  label,
  placeholder,
  className,
  ...words
}: Parameters<typeof useDraft>[0] & {
  label: string;
  placeholder?: string;
  className?: string;
}) {
  const draft = useDraft(words);
  return (
    <textarea
      rows={1}
      aria-label={label}
      maxLength={8000}
      placeholder={placeholder}
      className={cn(inlineField, className)}
      {...draft}
    />
  );
}

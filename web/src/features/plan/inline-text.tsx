import { cn } from '@/shared/lib/cn';
import { inlineField } from '@/shared/ui/input';
import { useDraft } from '@/shared/ui/use-draft';

/** Text edited in place: see useDraft. */
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
  const draft = useDraft({ value, onSave, oneLine });
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

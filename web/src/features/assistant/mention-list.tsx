import { cn } from '@/shared/lib/cn';
import type { Mention } from './mentions';

/** The list's id, for the field that drives it. */
export interface MentionListProps {
  id: string;
  options: readonly Mention[];
  at: number;
  take: (mention: Mention) => void;
}

/** What can be referred to, over the composer. */
export function MentionList({ id, options, at, take }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label="References"
      className="absolute inset-x-2 bottom-full z-20 mb-1 overflow-hidden rounded-xl border border-line-2 bg-panel p-1 shadow-pop"
    >
      {options.map((mention, index) => (
        <div
          key={mention.text}
          id={`${id}-${index}`}
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

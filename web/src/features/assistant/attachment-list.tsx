import { Check, X } from 'lucide-react';
import { Spinner } from '@/shared/ui/spinner';
import type { Upload } from './attachments';

const NOTE_TONE = {
  waiting: 'text-accent-ink',
  sending: 'truncate text-fg-3',
  done: 'truncate text-fg-3',
  failed: 'text-danger',
} satisfies Record<Upload['state'], string>;

/** The files given, each with where it goes or why it cannot. */
export function AttachmentList({
  uploads,
  forget,
}: {
  uploads: readonly Upload[];
  forget: (id: number) => void;
}) {
  return (
    <ul
      className="thin-scroll flex max-h-28 flex-wrap gap-1.5 overflow-y-auto px-2.5 pt-2.5"
      aria-label="Attachments"
    >
      {uploads.map(({ id, name, state, note }) => (
        <li
          key={id}
          className="flex min-h-6 max-w-full items-center gap-1.5 rounded-md bg-raise py-0.5 ps-2 pe-1 text-2xs"
        >
          {state === 'sending' && <Spinner label="Uploading" className="size-3" />}
          {state === 'done' && <Check className="size-3 text-ok" aria-label="Uploaded" />}
          <span className="max-w-28 shrink-0 truncate font-medium">{name}</span>
          <span role={state === 'failed' ? 'alert' : undefined} className={NOTE_TONE[state]}>
            {note}
          </span>
          <button
            type="button"
            aria-label={`Hide ${name}`}
            onClick={() => forget(id)}
            className="hit grid size-5 shrink-0 place-items-center rounded hover:bg-card"
          >
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

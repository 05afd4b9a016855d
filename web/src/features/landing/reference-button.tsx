import { Paperclip, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { landing } from '@/shared/i18n/landing';
import { Button } from '@/shared/ui/button';

/** Picks a picture the film should look like; shows it once picked. */
export function ReferenceButton({
  file,
  onChange,
}: {
  file: File | null;
  onChange: (file: File | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const address = useMemo(() => (file ? URL.createObjectURL(file) : ''), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="hidden"
        aria-hidden
        tabIndex={-1}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
      {file ? (
        <span className="relative me-1">
          <img
            src={address}
            alt={file.name}
            className="size-8 touch:size-10 rounded-lg object-cover"
          />
          <button
            type="button"
            aria-label={landing.removeReference}
            onClick={() => onChange(null)}
            className="hit absolute! -end-2 -top-2 grid size-6 place-items-center rounded-full border border-line-2 bg-panel"
          >
            <X className="size-3" />
          </button>
        </span>
      ) : (
        <Button
          size="icon"
          aria-label={landing.addReference}
          title={landing.addReference}
          onClick={() => input.current?.click()}
        >
          <Paperclip className="size-4" />
        </Button>
      )}
    </>
  );
}

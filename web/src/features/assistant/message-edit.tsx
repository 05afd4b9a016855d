import { Button } from '@/shared/ui/button';

/** A message of one's own in a field: sent, it begins a conversation of its own from there. */
export function MessageEdit(props: {
  draft: string;
  onDraft: (text: string) => void;
  onSend: () => void;
  onClose: () => void;
}) {
  const { draft, onDraft, onSend, onClose } = props;
  return (
    <form
      className="ms-auto w-[88%] rounded-xl border border-accent/60 bg-card p-1.5 focus-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <textarea
        autoFocus
        aria-label="Edit the message"
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            onSend();
          }
        }}
        className="block field-sizing-content w-full resize-none bg-transparent px-2 py-1 text-[13.5px] outline-none"
      />
      <div className="flex justify-end gap-1">
        <Button size="xs" onClick={onClose}>
          Cancel
        </Button>
        <Button size="xs" tone="accent" type="submit">
          Send as a new branch
        </Button>
      </div>
    </form>
  );
}

import { PencilLine } from 'lucide-react';
import { memo, useState } from 'react';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { notify } from '@/shared/ui/toast';
import type { UserMessage as Message } from './run/events';
import { SceneChip } from './scene-chip';
import { useConversation } from './use-conversation';

/** What the person said. Editing it starts a conversation of its own from there. */
export const UserMessage = memo(function UserMessage(props: {
  message: Message;
  /** The run it started; null while it is on its way. */
  runId: string | null;
  editing?: boolean;
}) {
  const { message, runId } = props;
  const conversation = useConversation();
  const [draft, setDraft] = useState<string | null>(null);
  const send = () => {
    const text = draft?.trim();
    setDraft(null);
    if (!text || !runId) return;
    const { selection = [] } = message;
    conversation.send({ text, selection, fork_run_id: runId }).catch(notify.failed);
  };
  if (draft !== null) {
    return (
      <form
        className="ms-auto w-[88%] rounded-xl border border-accent/60 bg-card p-1.5 focus-box"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          autoFocus
          aria-label="Edit the message"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              send();
            }
          }}
          className="block field-sizing-content w-full resize-none bg-transparent px-2 py-1 text-[13.5px] outline-none"
        />
        <div className="flex justify-end gap-1">
          <Button size="xs" onClick={() => setDraft(null)}>
            Cancel
          </Button>
          <Button size="xs" tone="accent" type="submit">
            Send as a new branch
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="group flex flex-col items-end gap-1">
      {Boolean(message.selection?.length) && (
        <div className="flex max-w-full flex-wrap justify-end gap-1">
          {message.selection?.map((selected) => (
            <SceneChip key={`${selected.scene_id}${selected.part}`} selected={selected} />
          ))}
        </div>
      )}
      <div className="flex max-w-[min(94%,36rem)] items-center gap-1">
        {runId && (
          <IconButton
            label="Edit this message"
            size="iconXs"
            data-edit-message
            className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
            onClick={() => setDraft(message.text)}
          >
            <PencilLine className="size-3" />
          </IconButton>
        )}
        <p
          className={`min-w-0 rounded-2xl rounded-ee-md bg-raise px-3.5 py-2 text-[13.5px] leading-[1.5] text-pretty whitespace-pre-wrap wrap-anywhere ${runId ? '' : 'opacity-60'}`}
        >
          {message.text}
        </p>
      </div>
    </div>
  );
});

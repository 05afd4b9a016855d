import { PencilLine } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
import { fetched } from '@/shared/lib/fetched';
import { IconButton } from '@/shared/ui/icon-button';
import { notify } from '@/shared/ui/toast';
import type { UserMessage as Message } from './run/events';
import { SceneChip } from './scene-chip';
import { useConversation } from './use-conversation';

const MessageEdit = lazy(async () => ({
  default: (await fetched(() => import('./message-edit'))).MessageEdit,
}));

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
  const close = () => {
    setDraft(null);
    document.querySelector<HTMLElement>('[data-composer]')?.focus(); // it came from there with ↑
  };
  const send = () => {
    const text = draft?.trim();
    close();
    if (!text || !runId) return;
    const { selection = [] } = message;
    conversation.send({ text, selection, fork_run_id: runId }).catch((error: unknown) => {
      setDraft(text);
      notify.failed(error);
    });
  };
  if (draft !== null) {
    return (
      <Suspense>
        <MessageEdit draft={draft} onDraft={setDraft} onSend={send} onClose={close} />
      </Suspense>
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
            className="text-fg-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
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

import { Check, History, SquarePen } from 'lucide-react';
import { formatWhen } from '@/shared/lib/format';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';
import { useConversation, useTalk } from './use-conversation';

const NEW = 'New conversation';

/** The film's conversations to go back to; `begin`: also the way to a new one. */
export function Conversations({ begin }: { begin?: boolean }) {
  const conversation = useConversation();
  const { threads, thread_id } = useTalk();
  if (!threads.length) return null;
  return (
    <Menu
      trigger={
        <IconButton label="Conversations" size="iconSm">
          <History className="size-4" />
        </IconButton>
      }
    >
      {begin && (
        <>
          <MenuItem icon={<SquarePen />} onSelect={() => conversation.begin()}>
            {NEW}
          </MenuItem>
          <MenuLine />
        </>
      )}
      {threads.map((thread) => (
        <MenuItem
          key={thread.id}
          onSelect={() => void conversation.load(thread.id)}
          aria-current={thread.id === thread_id ? 'true' : undefined}
        >
          <span className="flex items-center gap-3">
            <span className="max-w-64 grow truncate">{thread.title || 'Conversation'}</span>
            {thread.id === thread_id && (
              <Check className="size-3.5 shrink-0 text-accent-ink" aria-hidden />
            )}
          </span>
          <span className="block text-2xs text-fg-3">{formatWhen(thread.updated_at)}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

export function NewConversation() {
  const conversation = useConversation();
  return (
    <IconButton label={NEW} size="iconSm" onClick={() => conversation.begin()}>
      <SquarePen className="size-4" />
    </IconButton>
  );
}

import { Check, History, SquarePen } from 'lucide-react';
import { useRef } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem } from '@/shared/ui/menu';
import { formatWhen } from '@/shared/lib/format';
import { useDesk } from '@/features/timeline/model/desk';
import { useAttachments } from './attachments';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { useConversation, useTalk } from './use-conversation';
import { useDrop } from './use-drop';

/** The panel in which the film is directed by talking. */
export function Assistant({ compact }: { compact?: boolean }) {
  const attached = useAttachments();
  const panel = useRef<HTMLElement>(null);
  const over = useDrop(panel, attached.add);
  return (
    <section
      ref={panel}
      aria-label="Assistant"
      className="relative flex h-full min-h-0 flex-col bg-panel"
    >
      <Head />
      <MessageList />
      <Composer compact={compact} attached={attached} />
      {over && <DropHere />}
    </section>
  );
}

function DropHere() {
  const scenes = useProject().scenes.map((scene) => scene.id);
  const place = useDesk((desk) => scenes.indexOf(desk.selected[0] ?? '') + 1);
  return (
    <p className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-panel/90 p-6 text-center text-sm font-medium">
      {place ? `Drop it: a new take of scene ${place}` : 'Select a scene first, then drop it here'}
    </p>
  );
}

function Head() {
  const conversation = useConversation();
  const { threads, thread_id } = useTalk();
  const open = threads.find((thread) => thread.id === thread_id);
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2">
      <h2 className="text-sm font-medium">Assistant</h2>
      {open && (
        <span className="min-w-0 truncate rounded-md bg-raise px-1.5 text-2xs leading-5 text-fg-2">
          {open.title || 'Conversation'}
        </span>
      )}
      <span className="grow" />
      {threads.length > 0 && (
        <Menu
          trigger={
            <IconButton label="Conversations" size="iconSm">
              <History className="size-4" />
            </IconButton>
          }
        >
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
      )}
      <IconButton label="New conversation" size="iconSm" onClick={() => conversation.begin()}>
        <SquarePen className="size-4" />
      </IconButton>
    </div>
  );
}

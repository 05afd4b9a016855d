import { useRef } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { useDesk } from '@/features/timeline/model/desk';
import { useAttachments } from './attachments';
import { Composer } from './composer';
import { Conversations, NewConversation } from './conversations';
import { MessageList } from './message-list';
import { useTalk } from './use-conversation';
import { useDrop } from './use-drop';

/**
 * The panel in which the film is directed by talking. On a phone (`compact`) it has no head: its
 * tools stand in the row below the words.
 */
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
      {compact ? <h2 className="sr-only">Assistant</h2> : <Head />}
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
      {place ? `Drop it: a new take of scene ${place}` : 'Drop it, then select the scene it is for'}
    </p>
  );
}

function Head() {
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
      <Conversations />
      <NewConversation />
    </div>
  );
}

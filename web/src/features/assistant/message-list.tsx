import { ArrowDown, Clock, MessageSquare } from 'lucide-react';
import { lazy, memo, Suspense, useEffect, useState } from 'react';
import { useStickToBottom } from 'use-stick-to-bottom';
import { fetched } from '@/shared/lib/fetched';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { IconButton } from '@/shared/ui/icon-button';
import { Skeleton } from '@/shared/ui/skeleton';
import { notify } from '@/shared/ui/toast';
import { scrolling } from '@/shared/lib/motion';
import { useDesk } from '@/features/timeline/model/desk';
import type { Ask } from './conversation';
import { fetchReader, Said } from './markdown';
import { shown } from './run/shown';
import type { Item, Thread } from './run/thread';
import { useConversation, useTalk } from './use-conversation';
import { UserMessage } from './user-message';
import { Waiting } from './waiting';

/** What an answer may be made of, each a part of its own to fetch. */
const fetchApproval = () => fetched(() => import('./cards/approval-card'));
const fetchNote = () => fetched(() => import('./cards/note-card'));
const fetchTool = () => fetched(() => import('./cards/tool-card'));
const PARTS = [fetchReader, fetchApproval, fetchNote, fetchTool];
/** When the page has stood for this many ms, they are fetched: the line may be away later. */
const AHEAD_MS = 1500;

const ApprovalCard = lazy(async () => ({ default: (await fetchApproval()).ApprovalCard }));
const NoteCard = lazy(async () => ({ default: (await fetchNote()).NoteCard }));
const Failure = lazy(async () => ({ default: (await fetchNote()).Failure }));
const ToolCard = lazy(async () => ({ default: (await fetchTool()).ToolCard }));

/** The conversation so far. It stays at its end unless the reader scrolled up. */
export function MessageList() {
  const talk = useTalk();
  const conversation = useConversation();
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({
    resize: 'instant',
    initial: 'instant',
  });
  const { thread, sending, held } = talk;
  const talking = sending !== null || thread.items.length > 0;
  useEffect(() => {
    const ahead = () => PARTS.forEach((part) => part().catch(() => undefined));
    const timer = setTimeout(ahead, talking ? 0 : AHEAD_MS);
    return () => clearTimeout(timer);
  }, [talking]);
  if (talk.state === 'failed') {
    const again = () => void conversation.load(talk.thread_id ?? undefined);
    return (
      <ErrorPanel error={talk.error} title="The conversation could not be read" onRetry={again} />
    );
  }
  const empty = thread.items.length === 0 && !sending;
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scrollRef} className="thin-scroll h-full overflow-y-auto">
        <div
          ref={contentRef}
          role="log"
          aria-live="off"
          aria-label="Conversation"
          className="space-y-4 p-4"
        >
          {talk.state === 'loading' && <Loading />}
          {talk.state === 'ready' && empty && <Start />}
          <Items thread={thread} />
          {sending && <Sending ask={sending} />}
          {held && sending && <Held words={sending.text} />}
          <Waiting
            thread={thread}
            sending={sending !== null && !held}
            onStop={() => void conversation.stop().catch(notify.failed)}
          />
        </div>
      </div>
      <Announcer thread={thread} />
      {!isAtBottom && (
        <IconButton
          label="To the end"
          tone="outline"
          size="iconSm"
          className="absolute end-4 bottom-2 rounded-full bg-panel shadow-pop"
          onClick={() => void scrollToBottom(scrolling())}
        >
          <ArrowDown className="size-4" />
        </IconButton>
      )}
    </div>
  );
}

function Items({ thread }: { thread: Thread }) {
  return shown(thread).map((entry) =>
    entry.kind === 'item' ? (
      <Entry key={entry.id} item={entry.item} />
    ) : (
      <Suspense key={entry.id} fallback={<Skeleton className="h-16 w-full" />}>
        <ToolCard
          calls={entry.calls}
          waits={entry.waits}
          told={entry.told}
          back={entry.back}
          many={entry.many}
        />
      </Suspense>
    ),
  );
}

const Entry = memo(function Entry({ item }: { item: Exclude<Item, { kind: 'tool' }> }) {
  switch (item.kind) {
    case 'user':
      return <UserMessage message={item.message} runId={item.run_id} />;
    case 'text':
      return item.text ? <Said text={item.text} /> : null;
    case 'approval':
      return (
        <Suspense fallback={<Skeleton className="h-40 w-full" />}>
          <ApprovalCard item={item} />
        </Suspense>
      );
    case 'note':
      return (
        <Suspense>
          <NoteCard runId={item.run_id} name={item.name} value={item.value} />
        </Suspense>
      );
    case 'error':
      return (
        <Suspense>
          <Failure runId={item.run_id} message={item.message} />
        </Suspense>
      );
  }
});

const Sending = ({ ask }: { ask: Ask }) => (
  <UserMessage message={{ text: ask.text, selection: ask.selection }} runId={null} />
);

/** Why the message above is still here, and the way to have it back. */
function Held({ words }: { words: string }) {
  const conversation = useConversation();
  const say = useDesk((desk) => desk.say);
  return (
    <p role="status" className="flex items-center justify-end gap-2 text-2xs text-fg-3">
      <Clock className="size-3 shrink-0" aria-hidden />
      Sent by itself once the line is back
      <Button size="xs" onClick={() => conversation.takeBack() && say(words)}>
        Take back
      </Button>
    </p>
  );
}

/** Reads out finished messages, not tokens. */
function Announcer({ thread }: { thread: Thread }) {
  const done = thread.items.findLast((item) => item.kind === 'text' && item.done);
  const text = done?.kind === 'text' ? done.text : '';
  const waits = thread.status === 'waiting' ? ' Waiting for your approval.' : '';
  const [first] = useState(text);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text === first ? '' : text + waits), 50);
    return () => clearTimeout(timer);
  }, [text, first, waits]);
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}

const Loading = () => (
  <div className="space-y-4">
    <Skeleton className="ms-auto h-9 w-2/3" />
    <Skeleton className="h-16 w-full" />
    <Skeleton className="h-5 w-4/5" />
  </div>
);

const Start = () => (
  <EmptyState
    icon={<MessageSquare />}
    title="Direct by talking"
    text="Say what should happen: an idea for a film, a change to a scene you have selected, or “what would it cost?”. Paid work is asked first."
  />
);

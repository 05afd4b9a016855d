import { useEffect, useState } from 'react';
import { Button } from '@/shared/ui/button';
import type { Thread } from './run/thread';

/** Milliseconds without a word or a deed after which waiting is explained. */
export const SLOW_MS = 6_000;

/** The assistant works and nothing is seen of it: at first a sign, after a while what can be done. */
export function Waiting(props: { thread: Thread; sending: boolean; onStop: () => void }) {
  const { thread, sending, onStop } = props;
  const last = thread.items.at(-1);
  const said = last?.kind === 'text' && !last.done && last.text;
  const busy = last?.kind === 'tool' && thread.tools[last.id]?.state === 'running';
  const waits = sending || (thread.status === 'running' && !busy);
  const slow = useSlow(thread, waits);
  if (!waits || (said && !slow)) return null;
  return (
    <div className="flex items-center gap-2 text-xs text-fg-3">
      <i
        className="size-1.5 shrink-0 animate-[pulse-dot_1.2s_infinite] rounded-full bg-accent"
        aria-hidden
      />
      {slow ? <Slow onStop={onStop} /> : 'Thinking'}
    </div>
  );
}

const Slow = ({ onStop }: { onStop: () => void }) => (
  <>
    <p role="status" className="grow text-pretty text-fg-2">
      The assistant is slow to answer. Wait a few seconds more, or stop it; what was done so far is
      kept.
    </p>
    <Button size="xs" onClick={onStop}>
      Stop
    </Button>
  </>
);

/** Whether nothing has changed in the conversation for `SLOW_MS`, though something should. */
function useSlow(thread: Thread, waits: boolean): boolean {
  const [quiet, setQuiet] = useState<Thread | null>(null);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setQuiet(thread), SLOW_MS);
    return () => clearTimeout(timer);
  }, [thread, waits]);
  return waits && quiet === thread;
}

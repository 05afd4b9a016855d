import { Check, X } from 'lucide-react';
import { useProject } from '@/shared/film/film-provider';
import { cn } from '@/shared/lib/cn';
import { madeOf, type Work } from './results';

const PARTS = { visual: 'picture', audio: 'narration', music: 'Music', export: 'Film' } as const;
/** Rows shown before the rest is only counted. */
const MOST = 6;

/** Each piece of work with its own step and progress, as the stream tells it; at the end what was made. */
export function Steps({ work }: { work: readonly Work[] }) {
  const { scenes } = useProject();
  const name = ({ job }: Work) => {
    const place = scenes.findIndex((scene) => scene.id === job.scene_id) + 1;
    return place ? `Scene ${place} ${PARTS[job.part]}` : PARTS[job.part];
  };
  const made = madeOf(work);
  if (made) return <p className="px-3 pb-2.5 text-xs text-pretty text-fg-2">{made}</p>;
  const moving = work.toSorted((a, b) => order(a) - order(b)).slice(0, MOST);
  const share = work.reduce((sum, w) => sum + shareOf(w), 0) / work.length;
  return (
    <>
      {share < 1 && (
        <div className="h-0.5 bg-raise">
          <div
            className="h-full bg-accent transition-[width] duration-300"
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
      <ul className="space-y-1 px-3 py-2.5">
        {moving.map((w) => (
          <li key={w.job.job_id} className="flex items-center gap-2.5 text-xs">
            <Mark state={w.state} />
            <span className={cn('truncate', w.state === 'queued' ? 'text-fg-3' : 'text-fg-2')}>
              {name(w)}
              {w.state === 'running' && w.live?.step ? (
                <span className="text-fg-3"> · {w.live.step}</span>
              ) : null}
            </span>
            <span className="tnum ms-auto ps-2 whitespace-nowrap text-fg-3">{right(w)}</span>
          </li>
        ))}
        {work.length > MOST && (
          <li className="ps-[22px] text-2xs text-fg-3">and {work.length - MOST} more</li>
        )}
      </ul>
      {work.some((w) => w.state === 'failed') && <Reason work={work} />}
    </>
  );
}

const order = ({ state }: Work): number =>
  ({ running: 0, failed: 1, queued: 2, done: 3, cancelled: 4 })[state];

const shareOf = ({ state, live }: Work): number => {
  if (state === 'running') return live?.progress ?? 0;
  return state === 'queued' ? 0 : 1;
};

function right({ state, live }: Work): string {
  if (state === 'running') return `${Math.round((live?.progress ?? 0) * 100)}%`;
  return { queued: 'queued', failed: 'failed', cancelled: 'cancelled', done: '' }[state];
}

function Mark({ state }: { state: Work['state'] }) {
  if (state === 'done') return <Check className="size-3 shrink-0 text-ok" aria-label="Done" />;
  if (state === 'failed') return <X className="size-3 shrink-0 text-danger" aria-label="Failed" />;
  const now = state === 'running';
  return (
    <i
      aria-hidden
      className={cn(
        'mx-[3px] size-1.5 shrink-0 rounded-full',
        now ? 'animate-[pulse-dot_1.2s_infinite] bg-accent' : 'bg-fg-3/60',
      )}
    />
  );
}

function Reason({ work }: { work: readonly Work[] }) {
  const failed = work.find((w) => w.state === 'failed');
  const words = failed?.take?.error ?? failed?.live?.error ?? 'It could not be made.';
  return (
    <p className="px-3 pb-2.5 text-xs text-pretty text-danger">
      {words} <span className="text-fg-3">No credits were spent on it.</span>
    </p>
  );
}

import { Check, Circle, TriangleAlert } from 'lucide-react';
import type { Job, Unit } from '@/shared/api/types';
import { active } from '@/shared/film/eta';
import { plan as words } from '@/shared/i18n/plan';
import { Spinner } from '@/shared/ui/spinner';

/** While a scene is being made: how far its narration and its picture are. */
export function SceneSteps({
  units,
  visual,
  audio,
}: {
  units: Unit[];
  visual: Job | undefined;
  audio: Job | undefined;
}) {
  const under = [visual, audio].some((job) => job && active(job));
  const steps = (['audio', 'visual'] as const)
    .map((part) => ({
      part,
      unit: units.find((unit) => unit.part === part),
      job: part === 'audio' ? audio : visual,
    }))
    .filter(({ unit, job }) => unit ?? job);
  if (!under) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-2xs text-fg-2">
      {steps.map(({ part, unit, job }) => (
        <Step key={part} label={words.sceneSteps[part]} unit={unit} job={job} />
      ))}
    </ul>
  );
}

function Step({
  label,
  unit,
  job,
}: {
  label: string;
  unit: Unit | undefined;
  job: Job | undefined;
}) {
  const state = job?.state ?? (unit?.state === 'ready' ? 'done' : undefined);
  return (
    <li className="tnum flex items-center gap-1.5">
      {state && <StateMark state={state} />}
      {label}
      {state === 'running' && (
        <span className="text-fg-3">{Math.round((job?.progress ?? 0) * 100)}%</span>
      )}
      {state === 'queued' && <span className="text-fg-3">{words.waits}</span>}
    </li>
  );
}

function StateMark({ state }: { state: Job['state'] }) {
  switch (state) {
    case 'done':
      return <Check className="size-3 text-ok" aria-label={words.done} />;
    case 'running':
      return <Spinner className="size-3 text-accent-ink" />;
    case 'failed':
      return <TriangleAlert className="size-3 text-danger" aria-label={words.failed} />;
    default:
      return <Circle className="size-3 text-fg-3" aria-hidden />;
  }
}

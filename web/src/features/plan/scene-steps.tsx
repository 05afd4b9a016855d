import { Check, Circle, TriangleAlert } from 'lucide-react';
import type { Job, Unit } from '@/shared/api/types';
import { active } from '@/shared/film/eta';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { Chip } from '@/shared/ui/chip';
import { Spinner } from '@/shared/ui/spinner';

/** How far narration and picture are while they are being made, else what an edit has outdated. */
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
  if (!under) return <Stale units={units} />;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-2xs text-fg-2">
      {steps.map(({ part, unit, job }) => (
        <Step key={part} label={words.sceneSteps[part]} unit={unit} job={job} />
      ))}
    </ul>
  );
}

function Stale({ units }: { units: Unit[] }) {
  const stale = units.filter((unit) => unit.state === 'stale' && unit.part !== 'music');
  if (!stale.length) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-1.5">
      {stale.map(({ part, reason }) => (
        <Chip key={part} tone="warn" title={reason}>
          {words.stale[part === 'audio' ? 'audio' : 'visual']}
        </Chip>
      ))}
    </p>
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
    <li className={cn('flex items-center gap-1.5', state === 'queued' && 'text-fg-3')}>
      {state && <StateMark state={state} />}
      {label}
    </li>
  );
}

function StateMark({ state }: { state: Job['state'] }) {
  switch (state) {
    case 'done':
      return <Check className="size-3 text-ok" aria-label={words.done} />;
    case 'running':
      return <Spinner label={words.underWay} className="size-3 text-accent-ink" />;
    case 'failed':
      return <TriangleAlert className="size-3 text-danger" aria-label={words.failed} />;
    default:
      return <Circle className="size-3" aria-label={words.queued} />;
  }
}

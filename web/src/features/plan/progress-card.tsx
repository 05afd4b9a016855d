import { Check, Circle, RotateCw, Square } from 'lucide-react';
import type { FilmProgress, Step } from '@/features/plan/progress';
import type { Job } from '@/shared/api/types';
import { readyTake } from '@/shared/film/layout';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { useTimeLeft } from '@/shared/film/use-time-left';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { Progress } from '@/shared/ui/progress';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';

/** Overall progress with its steps, how to stop it, and what failed with the way to try again. */
export function ProgressCard({ progress }: { progress: FilmProgress }) {
  const { scenes } = useProject();
  const editor = useEditor();
  const timeLeft = useTimeLeft();
  if (!progress.running && !progress.failed.length) return null;
  const ready = scenes.filter((scene) => readyTake(scene.picture)).length;
  const stop = () =>
    editor
      .tool('cancel_generation')
      .then((answer) => notify.info(answer.summary))
      .catch(notify.failed);
  return (
    <section
      aria-label={words.overall}
      className="rise mt-6 rounded-2xl border border-line bg-panel p-4"
    >
      <div className="flex items-center gap-3">
        <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-0.5">
          <span className="text-sm font-medium max-sm:basis-full">
            {words.scenesReady(ready, scenes.length)}
          </span>
          <span className="tnum text-xs text-fg-3" role="status">
            {progress.running ? timeLeft : ''}
          </span>
          <span className="tnum ms-auto text-xs text-fg-2">
            {Math.round(progress.fraction * 100)}%
          </span>
        </div>
        {progress.running && (
          <Button size="sm" tone="outline" onClick={stop}>
            <Square className="size-3 fill-current" aria-hidden />
            {words.stop}
          </Button>
        )}
      </div>
      <Progress label={words.overall} value={progress.fraction} className="mt-2.5" />
      <ol className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
        <StepMark label={words.steps.plan} state="done" />
        {progress.steps.map((step) => (
          <StepMark
            key={step.part}
            label={words.steps[step.part]}
            state={stateOf(step)}
            count={step.all > 1 ? `${step.done}/${step.all}` : undefined}
          />
        ))}
      </ol>
      {progress.failed.length > 0 && <Failures progress={progress} />}
    </section>
  );
}

const stateOf = (step: Step) => {
  if (step.done === step.all) return 'done';
  return step.running ? 'now' : 'next';
};

function StepMark({
  label,
  state,
  count,
}: {
  label: string;
  state: 'done' | 'now' | 'next';
  count?: string;
}) {
  return (
    <li className={cn('flex items-center gap-2 text-xs', state === 'next' && 'text-fg-3')}>
      {state === 'done' && <Check className="size-3.5 text-ok" aria-label="Done" />}
      {state === 'now' && <Spinner className="size-3.5 text-accent-ink" />}
      {state === 'next' && <Circle className="size-3.5 text-line-2" aria-hidden />}
      {label}
      {count && <span className="tnum text-2xs text-fg-3">{count}</span>}
    </li>
  );
}

function Failures({ progress }: { progress: FilmProgress }) {
  const project = useProject();
  const editor = useEditor();
  const price = progress.failed.reduce((sum, job) => sum + job.credits, 0);
  const retry = () =>
    editor
      .tool('generate_scene', {}, { maxCredits: price })
      .then((answer) => notify.info(answer.summary))
      .catch(notify.failed);
  const placeOf = (unit: string) =>
    project.scenes.findIndex((scene) => unit.startsWith(`${scene.id}.`));
  const inOrder = (jobs: Job[]) => jobs.toSorted((a, b) => placeOf(a.unit) - placeOf(b.unit));
  const nameOf = (unit: string) => {
    const at = placeOf(unit);
    return at < 0 ? words.steps[unit === 'music' ? 'music' : 'render'] : `Scene ${at + 1}`;
  };
  return (
    <div role="alert" className="mt-4 rounded-xl border border-danger/40 p-3 text-xs">
      <ul className="space-y-1">
        {inOrder(progress.failed).map((job) => (
          <li key={job.id}>
            <span className="font-medium">{nameOf(job.unit)}: </span>
            <span className="text-fg-2">{job.error ?? job.step}</span>
          </li>
        ))}
      </ul>
      <Button size="sm" tone="outline" onClick={retry} className="mt-2.5">
        <RotateCw className="size-3.5" aria-hidden />
        {words.retry(price)}
      </Button>
    </div>
  );
}

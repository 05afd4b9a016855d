import { AskBox } from '@/features/plan/ask-box';
import { EmptyPlan } from '@/features/plan/empty-plan';
import { InlineText } from '@/features/plan/inline-text';
import { PlanBar } from '@/features/plan/plan-bar';
import { progressOf, type FilmProgress } from '@/features/plan/progress';
import { ProgressCard } from '@/features/plan/progress-card';
import { usePlan, type Plan } from '@/features/plan/queries';
import { SceneList } from '@/features/plan/scene-list';
import { FilmSettings } from '@/features/plan/film-settings';
import { useHistoryKeys } from '@/features/plan/use-history-keys';
import { useFilm, useProject } from '@/shared/film/film-provider';
import { readyTake } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { Main } from '@/shared/ui/main';
import { PanelBoundary } from '@/shared/ui/panel-boundary';

/** The breakdown of a film to read and change, and, once it is being made, how far it is. */
export function PlanPage() {
  const film = useFilm();
  const plan = usePlan();
  useHistoryKeys();
  const progress = progressOf(plan?.units ?? [], film.jobs);
  if (!film.project.scenes.length) return <EmptyPlan />;
  return (
    <>
      <Main className="mx-auto grid w-full max-w-[1120px] flex-1 grid-cols-1 content-start gap-x-8 px-4 pt-8 pb-40 sm:px-8 lg:grid-cols-[minmax(0,1fr)_272px] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <Heading progress={progress} plan={plan} />
          <ProgressCard progress={progress} />
        </div>
        <FilmSettings />
        <div className="min-w-0">
          <PanelBoundary name="scenes">
            <SceneList plan={plan} />
          </PanelBoundary>
        </div>
      </Main>
      <PlanBar plan={plan} progress={progress}>
        <AskBox />
      </PlanBar>
    </>
  );
}

function Heading({ progress, plan }: { progress: FilmProgress; plan: Plan | undefined }) {
  const { title, logline, scenes } = useProject();
  const made = scenes.every((scene) => readyTake(scene.picture));
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <InlineText
        oneLine
        label={words.title}
        value={title}
        required
        edit={(text) => ({ op: 'settings', title: text })}
        className="font-display text-[40px] leading-[1.05] tracking-[-.02em]"
      />
      <InlineText
        label={words.summary}
        value={logline}
        placeholder={words.summaryHint}
        edit={(text) => ({ op: 'settings', logline: text })}
        className="mt-1 text-sm text-fg"
      />
      <p className="mt-1 max-w-[62ch] text-xs text-pretty text-fg-3">
        {progress.running ? words.making : quietWords(plan, made, progress.failed.length > 0)}
      </p>
    </>
  );
}

/** What to do next while nothing is being made; until the price is known, by the pictures. */
function quietWords(plan: Plan | undefined, made: boolean, failed: boolean): string {
  if (failed) return words.unmade;
  if (plan ? plan.total === 0 : made) return words.made;
  return plan?.units.some((unit) => unit.state === 'stale') ? words.changed : words.intro;
}

import { useMutation } from '@tanstack/react-query';
import { ArrowRight, Play } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Price } from '@/features/plan/price';
import type { FilmProgress } from '@/features/plan/progress';
import type { Plan } from '@/features/plan/queries';
import { isCode } from '@/shared/api/errors';
import { useEditor, useFilm } from '@/shared/film/film-provider';
import { MoreCredits } from '@/shared/film/more-credits';
import { common } from '@/shared/i18n/common';
import { plan as words } from '@/shared/i18n/plan';
import { scrolling } from '@/shared/lib/motion';
import { useFocusCaught } from '@/shared/lib/use-focus-kept';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';

/** The price of what is owed, itemised, and the one main action of the page. */
export function PlanBar({
  plan,
  progress,
  children,
}: {
  plan: Plan | undefined;
  progress: FilmProgress;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={words.bar}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel/90 pb-[env(safe-area-inset-bottom)] backdrop-blur-xl"
    >
      <div className="mx-auto flex max-w-[1120px] flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-8 md:flex-nowrap">
        <div className="order-last flex w-full min-w-0 grow md:order-none md:w-auto">
          {children}
        </div>
        <Price plan={plan} running={progress.running} />
        <MainAction plan={plan} running={progress.running} />
      </div>
    </section>
  );
}

function MainAction({ plan, running }: { plan: Plan | undefined; running: boolean }) {
  const { project } = useFilm();
  const editor = useEditor();
  const make = useMutation({
    mutationFn: () => editor.tool('generate_scene', {}, { maxCredits: plan?.total ?? 0 }),
    onSuccess: () => scrollTo({ top: 0, behavior: scrolling() }), // how far it is stands up there
    onError: (error) =>
      isCode(error, 'needs_approval', 'plan_moved')
        ? notify.info(words.moved)
        : notify.failed(error),
  });
  const render = project.renders.at(-1);
  const links = useRef<HTMLDivElement>(null);
  useFocusCaught(links, running);
  if (running || (plan && !plan.total)) {
    return (
      <div ref={links} className="flex gap-2 max-sm:grow max-sm:[&>*]:grow">
        {render && !running && (
          <Button asChild tone="outline" size="lg">
            <Link to={`/films/${project.id}/deliver`}>
              <Play className="size-4" aria-hidden />
              {words.watch}
            </Link>
          </Button>
        )}
        <Button asChild tone="accent" size="lg">
          <Link to={`/films/${project.id}/studio`}>
            {words.openStudio}
            <ArrowRight className="size-4" aria-hidden />
          </Link>
        </Button>
      </div>
    );
  }
  if (plan && plan.total > plan.balance) {
    return (
      <Button asChild tone="outline" size="lg">
        <MoreCredits>
          {common.moreCredits}
          <ArrowRight className="size-4" aria-hidden />
        </MoreCredits>
      </Button>
    );
  }
  return (
    <Button
      tone="accent"
      size="lg"
      disabled={!plan || make.isPending}
      onClick={() => make.mutate()}
    >
      {labelOf(plan)}
      {make.isPending ? <Spinner /> : <ArrowRight className="size-4" aria-hidden />}
    </Button>
  );
}

function labelOf(plan: Plan | undefined): string {
  const states = new Set(plan?.units.map((unit) => unit.state));
  if (!states.has('ready') && !states.has('stale')) return words.make;
  return states.has('missing') ? words.makeRest : words.update;
}

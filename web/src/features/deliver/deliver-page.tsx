import { useState } from 'react';
import { Downloads } from '@/features/deliver/downloads';
import { FilmDetails } from '@/features/deliver/film-details';
import { NoFile } from '@/features/deliver/no-file';
import { RenderFacts } from '@/features/deliver/render-facts';
import { RenderForm } from '@/features/deliver/render-form';
import { RenderPlayer } from '@/features/deliver/render-player';
import { SelfCheck } from '@/features/deliver/self-check';
import type { Render } from '@/shared/api/types';
import { useFilm } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { cn } from '@/shared/lib/cn';
import { formatWhen } from '@/shared/lib/format';
import { Main } from '@/shared/ui/main';

/** The finished film: render it, watch it, check it, take it away. */
export function DeliverPage() {
  const { project, revision } = useFilm();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const renders = project.renders.toReversed();
  const [newest] = renders;
  const render = renders.find((one) => one.id === chosenId) ?? newest;
  /** The file of the film as it is now has to be made: that is what to do here. */
  const due = !newest || isStale(newest, revision, renders);
  return (
    <Main className="mx-auto grid w-full max-w-[1120px] flex-1 grid-cols-1 content-start gap-x-8 gap-y-8 px-4 py-8 sm:px-8 lg:grid-cols-[minmax(0,1fr)_300px] lg:grid-rows-[auto_1fr]">
      <h1 className="sr-only">{words.title(project.title)}</h1>
      <div className="min-w-0">
        {render ? (
          <RenderPlayer
            key={render.id}
            render={render}
            stale={isStale(render, revision, renders)}
            due={due}
          />
        ) : (
          <NoFile />
        )}
      </div>
      <aside className="space-y-7 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <RenderForm again={Boolean(render)} due={due} />
        {render && <RenderFacts render={render} />}
        <Downloads render={render} />
        {renders.length > 1 && (
          <Earlier renders={renders} shown={render?.id} onChoose={setChosenId} />
        )}
      </aside>
      <div className="min-w-0 space-y-8">
        <FilmDetails />
        {render && <SelfCheck render={render} />}
      </div>
    </Main>
  );
}

/** Adding the render is itself a change of the film, and so is every render after it. */
const isStale = (render: Render, revision: number, renders: readonly Render[]) => {
  const since = renders.filter((other) => other.revision >= render.revision).length;
  return revision > render.revision + since;
};

function Earlier({
  renders,
  shown,
  onChoose,
}: {
  renders: Render[];
  shown: string | undefined;
  onChoose: (id: string) => void;
}) {
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier" className="text-2xs text-fg-3">
        {words.other}
      </h2>
      <ul className="mt-1.5 space-y-0.5">
        {renders.map((render) => (
          <li key={render.id}>
            <button
              type="button"
              aria-pressed={render.id === shown}
              onClick={() => onChoose(render.id)}
              className={cn(
                'tnum flex h-8 w-full items-center rounded-lg px-2 text-xs hover:bg-raise',
                render.id === shown && 'bg-raise',
              )}
            >
              {render.made_at ? formatWhen(render.made_at) : render.id.slice(0, 8)}
              <span className="ms-auto text-fg-3">
                {render.width_px}×{render.height_px}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

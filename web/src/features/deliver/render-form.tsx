import { useMutation } from '@tanstack/react-query';
import { Clapperboard, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { sentenceOf } from '@/shared/api/errors';
import type { Job } from '@/shared/api/types';
import { useEditor, useFilm } from '@/shared/film/film-provider';
import { active } from '@/shared/film/eta';
import { readyTake } from '@/shared/film/layout';
import { useTimeLeft } from '@/shared/film/use-time-left';
import { deliver as words } from '@/shared/i18n/deliver';
import { useFocusCaught } from '@/shared/lib/use-focus-kept';
import { Button } from '@/shared/ui/button';
import { Progress } from '@/shared/ui/progress';
import { Segmented } from '@/shared/ui/segmented';
import { notify } from '@/shared/ui/toast';

const QUALITIES = Object.entries(words.qualities).map(([value, label]) => ({ value, label }));
const CAPTIONS = [
  { value: 'burned', label: words.burned },
  { value: 'soft', label: words.soft },
];

const WIDE = 'flex [&>label]:grow';

/** Quality and captions, the button, and how far the render is. */
export function RenderForm({ again, due }: { again: boolean; due: boolean }) {
  const { project, jobs } = useFilm();
  const editor = useEditor();
  const [quality, setQuality] = useState('1080p');
  const [captions, setCaptions] = useState(project.settings.captions.enabled ? 'burned' : 'soft');
  const render = useMutation({
    mutationFn: () => editor.tool('export_video', { quality, captions: captions === 'burned' }),
  });
  const missing = project.scenes.filter((scene) => !readyTake(scene.picture)).length;
  const job = Object.values(jobs).findLast((one) => one.unit === 'render');
  const running = job && active(job);
  const box = useRef<HTMLElement>(null);
  useFocusCaught(box, running);
  if (missing === project.scenes.length)
    return <NothingMade filmId={project.id} making={Object.values(jobs).some(active)} />;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="render-title"
      className="rounded-2xl border border-line bg-panel p-4"
    >
      <h2 id="render-title" className="font-display text-[26px] leading-none">
        {words.heading}
      </h2>
      <p className="mt-4 mb-1 text-2xs text-fg-3">{words.quality}</p>
      <Segmented
        label={words.quality}
        value={quality}
        options={QUALITIES}
        onChange={setQuality}
        className={WIDE}
      />
      <p className="mt-3 mb-1 text-2xs text-fg-3">{words.captions}</p>
      <Segmented
        label={words.captions}
        value={captions}
        options={CAPTIONS}
        onChange={setCaptions}
        className={WIDE}
      />
      {captions === 'soft' && <p className="mt-1.5 text-xs text-fg-3">{words.captionsHint}</p>}
      {missing > 0 && !running && (
        <p className="mt-3 text-xs text-pretty text-warn">{words.missing(missing)}</p>
      )}
      {running ? (
        <Running job={job} />
      ) : (
        <Button
          tone={due ? 'accent' : 'outline'}
          size="lg"
          className="mt-4 w-full"
          disabled={render.isPending}
          onClick={() => render.mutate()}
        >
          <Clapperboard className="size-4" aria-hidden />
          {again ? words.renderAgain : words.render}
        </Button>
      )}
      <p className="mt-2 text-center text-2xs text-fg-3">{words.free}</p>
      {(render.error ?? job?.state === 'failed') && (
        <p role="alert" className="mt-2 text-xs text-danger">
          {render.error ? sentenceOf(render.error) : (job?.error ?? words.failed)}
        </p>
      )}
    </section>
  );
}

function Running({ job }: { job: Job }) {
  const editor = useEditor();
  const timeLeft = useTimeLeft();
  const stop = () => editor.tool('cancel_generation').catch(notify.failed);
  return (
    <div className="mt-4">
      <div className="tnum flex items-center gap-2 text-xs" role="status">
        <span className="font-medium">
          {job.state === 'queued' ? words.queued : job.step || words.rendering}
        </span>
        <span className="text-fg-3">{timeLeft}</span>
        <span className="ms-auto">{Math.round(job.progress * 100)}%</span>
      </div>
      <Progress label={words.rendering} value={job.progress} className="mt-2" />
      <Button size="sm" tone="outline" className="mt-3 w-full" onClick={() => void stop()}>
        <Square className="size-3 fill-current" aria-hidden />
        {words.stop}
      </Button>
    </div>
  );
}

function NothingMade({ filmId, making }: { filmId: string; making: boolean }) {
  return (
    <section className="rounded-2xl border border-line bg-panel p-4">
      <h2 className="font-display text-[26px] leading-none">{words.heading}</h2>
      <p className="mt-3 text-sm text-pretty text-fg-2">
        {making ? words.makingNow : words.nothingMade}
      </p>
      <Button asChild tone="accent" size="lg" className="mt-4 w-full">
        <Link to={`/films/${filmId}/plan`}>{words.toPlan}</Link>
      </Button>
    </section>
  );
}

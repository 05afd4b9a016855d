import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { examplesQuery, type Example } from '@/features/landing/queries';
import type { Aspect } from '@/shared/api/types';
import { useWish } from '@/features/landing/wish';
import { landing } from '@/shared/i18n/landing';
import { cn } from '@/shared/lib/cn';
import { formatClock } from '@/shared/lib/format';
import { scrolling } from '@/shared/lib/motion';
import { aspectStyle } from '@/shared/ui/aspect-picker';

const ExampleDialog = lazy(async () => ({
  default: (await import('@/features/landing/example-dialog')).ExampleDialog,
}));

/**
 * Films this engine made, as a contact sheet of one height: a row that is swiped, or, where there
 * is room, one that fills the page's width with the words beside the pictures, so that the first
 * view has both. Each opens and plays.
 */
export function Examples() {
  const { data } = useQuery(examplesQuery);
  const none = data?.length === 0;
  const [open, setOpen] = useState<Example | null>(null);
  const set = useWish((state) => state.set);
  const start = (example: Example) => {
    set({ idea: example.idea, aspect_ratio: example.aspect });
    setOpen(null);
    scrollTo({ top: 0, behavior: scrolling() });
  };
  return (
    <section
      id="examples"
      aria-labelledby="examples-title"
      className="mt-8 sm:mt-[clamp(32px,7vh,76px)]"
    >
      <div className="mx-auto mb-3 flex max-w-[1320px] items-baseline gap-3 px-4 sm:px-8">
        <h2 id="examples-title" className="text-sm font-medium">
          {landing.examples}
        </h2>
        <span className="hidden text-xs text-fg-3 sm:inline">{!none && landing.examplesNote}</span>
      </div>
      <ul className="mx-auto -mt-1 flex min-h-[232px] max-w-[1320px] snap-x scroll-px-4 gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:scroll-px-8 sm:px-8 xl:min-h-0 xl:gap-6">
        {data?.map((example) => (
          <li key={example.id} className={cn('snap-start', SHARE)}>
            <ExampleCard example={example} onOpen={() => setOpen(example)} />
          </li>
        ))}
        {!data && PLACES.map((aspect) => <Place key={aspect} aspect={aspect} />)}
        {none && <NotYet />}
      </ul>
      {open && (
        <Suspense>
          <ExampleDialog example={open} onClose={() => setOpen(null)} onStart={start} />
        </Suspense>
      )}
    </section>
  );
}

/** As wide as the picture and, beside it, an even share of what is left for the words. */
const SHARE = 'shrink-0 xl:flex xl:grow';
/** As high as the first view allows under the prompt. */
const FRAME =
  'relative block h-[168px] shrink-0 overflow-hidden rounded-lg bg-card ring-1 ring-line xl:h-[clamp(150px,calc(100svh-706px),220px)]';
const WORDS = 'mt-2 w-0 min-w-full xl:mt-0 xl:ms-3 xl:min-w-[120px] xl:grow';

/** Shapes of the frames that stand in until the examples are known; nothing moves when they come. */
const PLACES: Aspect[] = ['1:1', '16:9', '9:16'];

function Place({ aspect }: { aspect: Aspect }) {
  return (
    <li aria-hidden className={SHARE}>
      <span style={aspectStyle(aspect)} className={FRAME} />
      <span className={WORDS} />
    </li>
  );
}

/** As wide as the row that will be here, and says how it gets here. */
const NotYet = () => (
  <li className="grid h-[168px] w-full place-items-center rounded-lg border border-dashed border-line-2 px-4 text-center text-sm text-fg-2 xl:h-[clamp(150px,calc(100svh-706px),220px)]">
    <p className="max-w-[44ch] text-pretty">
      {landing.examplesNotYet}
      <span className="mt-1 block text-xs text-fg-3">{landing.examplesHow}</span>
    </p>
  </li>
);

function ExampleCard({ example, onOpen }: { example: Example; onOpen: () => void }) {
  return (
    <figure className="group flex flex-col xl:grow xl:flex-row xl:items-end">
      <button type="button" onClick={onOpen} style={aspectStyle(example.aspect)} className={FRAME}>
        <span className="sr-only">{landing.open(example.title)}</span>
        <img
          src={example.poster_url}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full object-cover transition-transform duration-500 ease-out-quint group-hover:scale-[1.03]"
        />
        <span
          aria-hidden
          className="absolute end-2 bottom-2 flex items-center gap-1 rounded bg-black/70 px-1.5 text-2xs font-medium text-white"
        >
          <Play className="size-2.5 fill-current" aria-hidden />
          {formatClock(example.duration_ms)}
        </span>
      </button>
      <figcaption className={cn('text-xs text-fg-2', WORDS)}>
        <span className="font-medium text-pretty text-fg">{example.title}</span>
        <span className="mt-0.5 line-clamp-2 text-pretty first-letter:uppercase xl:line-clamp-4">
          {example.idea}
        </span>
      </figcaption>
    </figure>
  );
}

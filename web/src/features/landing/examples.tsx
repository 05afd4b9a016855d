import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { lazy, Suspense, useState, type CSSProperties } from 'react';
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
 * Films this engine made, as a contact sheet: a row that is swiped, or, where there is room, one
 * that fills the page's width at one height. Each opens and plays.
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
    <section id="examples" aria-labelledby="examples-title" className="mt-[clamp(32px,7vh,76px)]">
      <div className="mx-auto mb-3 flex max-w-[1320px] items-baseline gap-3 px-4 sm:px-8">
        <h2 id="examples-title" className="text-sm font-medium">
          {landing.examples}
        </h2>
        <span className="hidden text-xs text-fg-3 sm:inline">{!none && landing.examplesNote}</span>
      </div>
      <ul className="mx-auto flex min-h-[228px] max-w-[1320px] snap-x scroll-px-4 gap-2 overflow-x-auto px-4 [scrollbar-width:none] sm:scroll-px-8 sm:px-8 lg:overflow-visible">
        {data?.map((example) => (
          <li
            key={example.id}
            style={ratioStyle(example.aspect)}
            className={cn('shrink-0 snap-start', FILL)}
          >
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

/** Each takes its share of the row's width by its shape, so that all are of one height. */
const FILL = 'lg:max-w-[calc(var(--ratio)*373px)] lg:shrink lg:grow-(--ratio) lg:basis-0';
const FRAME =
  'relative block h-[168px] overflow-hidden rounded-lg bg-card ring-1 ring-line lg:h-auto lg:w-full';

function ratioStyle(aspect: Aspect): CSSProperties & Record<'--ratio', number> {
  const [width = 1, height = 1] = aspect.split(':').map(Number);
  return { '--ratio': width / height };
}

/** Shapes of the frames that stand in until the examples are known; nothing moves when they come. */
const PLACES: Aspect[] = ['1:1', '16:9', '9:16'];

function Place({ aspect }: { aspect: Aspect }) {
  return (
    <li aria-hidden style={ratioStyle(aspect)} className={cn('shrink-0', FILL)}>
      <span style={aspectStyle(aspect)} className={FRAME} />
    </li>
  );
}

/** As wide as the row that will be here, and says how it gets here. */
const NotYet = () => (
  <li className="grid h-[168px] w-full place-items-center rounded-lg border border-dashed border-line-2 px-4 text-center text-sm text-fg-2 lg:h-[228px]">
    <p className="max-w-[44ch] text-pretty">
      {landing.examplesNotYet}
      <span className="mt-1 block text-xs text-fg-3">{landing.examplesHow}</span>
    </p>
  </li>
);

function ExampleCard({ example, onOpen }: { example: Example; onOpen: () => void }) {
  return (
    <figure className="group flex flex-col">
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
      <figcaption className="mt-2 w-0 min-w-full text-xs text-fg-2">
        <span className="font-medium text-fg">{example.title}</span>
        <span className="mt-0.5 line-clamp-2 text-pretty">{example.idea}</span>
      </figcaption>
    </figure>
  );
}

import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Element, Part, Take } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { SoundPlayer } from '@/shared/film/sound-player';
import { formatCredits, formatSeconds, formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { Slider } from '@/shared/ui/slider';
import { takeNumber } from '@/features/timeline/model/document';
import { inStep, momentOf, seekAll, wholeOf } from './in-step';

interface CompareProps {
  filmId: string;
  part: Part;
  element: Element;
  takes: readonly Take[];
  /** What choosing that take makes out of date, in words; empty when nothing. */
  ages: (take: Take) => string;
  onChoose: (take: Take) => void;
}

/** Columns by how many takes there are. */
const GRIDS = ['', '', 'grid gap-3 sm:grid-cols-2', 'grid gap-3 sm:grid-cols-3'];

/** One take, or a few side by side; clips run together from the same moment. */
export function Compare({ filmId, part, element, takes, ages, onChoose }: CompareProps) {
  const box = useRef<HTMLDivElement>(null);
  const [playing, setPlaying] = useState(false);
  const clips = takes.filter((take) => take.kind === 'clip').length;
  const shown = takes.map((take) => take.id).join();
  useEffect(() => inStep(videosIn(box.current, shown), playing), [playing, shown]);
  return (
    <div>
      <div
        ref={box}
        className={GRIDS[Math.min(takes.length, 3)]}
        onPlayCapture={({ target }) => takeOver(box.current, target)}
      >
        {takes.map((take) => (
          <figure key={take.id} className="min-w-0">
            {part === 'visual' ? (
              <Picture filmId={filmId} take={take} alone={takes.length === 1} />
            ) : (
              <div className="rounded-lg bg-card p-3">
                <SoundPlayer
                  filmId={filmId}
                  take={take}
                  label={`v${takeNumber(element, take.id)}`}
                />
              </div>
            )}
            <Facts
              take={take}
              element={element}
              ages={element.chosen === take.id ? '' : ages(take)}
              onChoose={() => onChoose(take)}
            />
          </figure>
        ))}
      </div>
      {clips > 0 && (
        <div className="mx-auto mt-3 flex max-w-md items-center gap-3">
          <Button size="sm" tone="soft" className="min-w-24" onClick={() => setPlaying(!playing)}>
            {playing ? <Pause className="size-3.5" /> : <Play className="size-3.5" />}
            {clips > 1 ? (playing ? 'Pause all' : 'Play all') : playing ? 'Pause' : 'Play'}
          </Button>
          <Moment box={box} shown={shown} />
        </div>
      )}
    </div>
  );
}

/** Where the clips are, to drag; all go there together. */
function Moment({ box, shown }: { box: RefObject<HTMLDivElement | null>; shown: string }) {
  const [place, setPlace] = useState({ at: 0, whole: 0 });
  useEffect(() => {
    const clips = videosIn(box.current, shown);
    const end = new AbortController();
    const look = () => setPlace({ at: momentOf(clips), whole: wholeOf(clips) });
    for (const clip of clips)
      for (const event of ['timeupdate', 'seeked', 'loadedmetadata', 'ended'])
        clip.addEventListener(event, look, { signal: end.signal });
    look();
    return () => end.abort();
  }, [box, shown]);
  const { at, whole } = place;
  return (
    <>
      <Slider
        label="Moment of the clips"
        value={at}
        max={whole || 1}
        step={0.1}
        valueText={formatSeconds(at * 1000)}
        onChange={(moment) => {
          setPlace({ at: moment, whole });
          seekAll(videosIn(box.current, shown), moment);
        }}
      />
      <span className="tnum shrink-0 text-2xs text-fg-3">
        {formatSeconds(at * 1000)} / {formatSeconds(whole * 1000)}
      </span>
    </>
  );
}

const videosIn = (box: HTMLElement | null, _shown: string) => [
  ...(box?.querySelectorAll('video') ?? []),
];

/** Of sounds one is heard at a time; the next goes on from where the one before was. */
function takeOver(box: HTMLElement | null, started: EventTarget) {
  if (!(started instanceof HTMLAudioElement)) return;
  for (const other of box?.querySelectorAll('audio') ?? []) {
    if (other === started || other.paused) continue;
    other.pause();
    if (!(other.currentTime >= started.duration)) started.currentTime = other.currentTime; // no length is known yet: NaN
  }
}

function Picture(props: { filmId: string; take: Take; alone: boolean }) {
  const { filmId, take, alone } = props;
  const url = useAssetUrl(filmId, take.asset_id);
  const poster = useAssetUrl(filmId, take.poster_id);
  const [width = 16, height = 9] = useProject().settings.aspect.split(':').map(Number);
  const shape = {
    className: 'mx-auto block rounded-lg bg-black object-contain',
    style: {
      aspectRatio: width / height,
      width: `min(100%, ${(alone ? 32 : 44) * (width / height)}dvh)`,
    },
  };
  if (take.kind === 'still') return url ? <img src={url} alt="" {...shape} /> : <div {...shape} />;
  return <video src={url} poster={poster} muted playsInline preload="auto" {...shape} />;
}

const texts = (...values: unknown[]): string[] =>
  values.filter((text): text is string => typeof text === 'string' && text !== '');

/** Where a take comes from: its words, its model, its price and when it was made. */
function Facts({
  take,
  element,
  ages,
  onChoose,
}: {
  take: Take;
  element: Element;
  ages: string;
  onChoose: () => void;
}) {
  const used = element.chosen === take.id;
  const own = take.provider === 'upload'; // not made of the film's words: its name says what it is
  const inputs: Take['inputs'] = own ? { visual: take.model } : take.inputs;
  const [words] = texts(inputs.visual, inputs.text, inputs.mood);
  const wishes = texts(inputs.wish, inputs.look, inputs.motion, inputs.delivery, inputs.voice);
  return (
    <figcaption className="mt-2 space-y-2">
      <div className="flex items-start gap-2">
        <div className="flex min-h-6 min-w-0 grow flex-wrap items-center gap-1.5 touch:min-h-10">
          <Chip tone={used ? 'accent' : 'plain'}>v{takeNumber(element, take.id)}</Chip>
          {take.model && <Chip>{own ? 'yours' : take.model}</Chip>}
          {take.offline && <Chip title="Made on this machine, without a provider">made here</Chip>}
          {take.price > 0 && <Chip>{formatCredits(take.price)}</Chip>}
          <span className="text-2xs text-fg-3">{take.made_at ? formatWhen(take.made_at) : ''}</span>
        </div>
        {used ? (
          <span className="shrink-0 text-xs leading-6 font-medium text-accent-ink touch:leading-10">
            In the film
          </span>
        ) : (
          <Button
            size="xs"
            tone="solid"
            className="shrink-0"
            disabled={element.locked}
            onClick={onChoose}
          >
            Use this
          </Button>
        )}
      </div>
      {words && <p className="line-clamp-3 text-xs text-pretty text-fg-2">{words}</p>}
      {wishes.length > 0 && (
        <p className="line-clamp-2 text-2xs text-pretty text-fg-3">{wishes.join(' · ')}</p>
      )}
      {ages && <p className="text-2xs text-pretty text-warn">{ages}</p>}
      {take.note && <p className="text-2xs text-pretty text-fg-3">{take.note}</p>}
    </figcaption>
  );
}

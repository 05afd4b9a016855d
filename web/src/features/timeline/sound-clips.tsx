import { Clock, Lock, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Music } from '@/shared/api/types';
import { cn } from '@/shared/lib/cn';
import { useBeats } from './media';
import { useDesk } from './model/desk';
import type { VoiceClip as Voice } from './model/layout';
import { statusWords, type Status } from './model/status';
import { Waveform } from './waveform';

export const NARRATION_HEIGHT = 52;
export const MUSIC_HEIGHT = 46;
/** Below this no word has room. */
const WORD_PX = 48;

/** A narration; a click selects its scene and points at the voice. */
export const VoiceClip = memo(function VoiceClip(props: {
  filmId: string;
  voice: Voice;
  status: Status;
  px: number;
  selected: boolean;
  onPick: (id: string, add: boolean) => void;
  onOpen: (id: string) => void;
}) {
  const { filmId, voice, status, px, selected, onPick, onOpen } = props;
  const width = Math.max(4, (voice.duration_ms * px) / 1000 - 2);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Narration: ${voice.text}. ${statusWords(status)}`}
      onClick={(event) => onPick(voice.scene_id, event.shiftKey || event.metaKey || event.ctrlKey)}
      onDoubleClick={() => onOpen(voice.scene_id)}
      className={cn(
        'absolute top-1 left-0 overflow-hidden rounded-md bg-narr/16 text-start ring-1 ring-inset',
        selected ? 'ring-2 ring-narr' : 'ring-narr/35',
        voice.volume_pct === 0 && 'opacity-45',
      )}
      style={{
        width,
        height: NARRATION_HEIGHT - 8,
        transform: `translateX(${(voice.start_ms * px) / 1000}px)`,
      }}
    >
      <span className="absolute inset-x-2 top-0.5 z-10 flex items-center gap-1 text-[10px] leading-4 font-medium text-narr">
        {width > WORD_PX && <span className="truncate">{voice.text}</span>}
        {width > 60 && <Version status={status} />}
        <Sign status={status} />
      </span>
      <span className="absolute inset-x-0 bottom-0 h-[26px]">
        <Waveform
          filmId={filmId}
          assetId={voice.asset_id}
          px={px}
          from={0}
          to={width}
          height={26}
          color="var(--narr)"
        />
      </span>
      {status.standing === 'running' && <span className="shimmer absolute inset-0" />}
    </button>
  );
});

/** Which take it is, once there is more than one. */
const Version = ({ status }: { status: Status }) =>
  status.takes > 1 && <span className="tnum shrink-0 opacity-75">v{status.take}</span>;

/** How a sound stands, when it is not simply there. */
function Sign({ status }: { status: Status }) {
  const title = statusWords(status);
  switch (status.standing) {
    case 'locked':
      return <Lock className="size-2.5 shrink-0" aria-hidden />;
    case 'queued':
      return <Clock className="size-2.5 shrink-0" aria-hidden />;
    case 'stale':
      return <i title={title} className="size-1.5 shrink-0 rounded-full bg-warn" />;
    case 'failed':
      return (
        <span title={title} className="shrink-0 text-danger">
          <TriangleAlert className="size-3" aria-hidden />
        </span>
      );
    default:
      return null;
  }
}

/** A narration that is not recorded yet: where its words will be. */
export const VoiceGap = memo(function VoiceGap(props: {
  start_ms: number;
  duration_ms: number;
  status: Status;
  px: number;
}) {
  const { start_ms, duration_ms, status, px } = props;
  const width = Math.max(4, (duration_ms * px) / 1000 - 2);
  const said = width > WORD_PX;
  return (
    <div
      className={cn(
        'absolute top-1 left-0 truncate rounded-md border border-dashed border-narr/40 text-[10px] leading-[42px] font-medium text-fg-3',
        said && 'px-2',
      )}
      style={{
        width,
        height: NARRATION_HEIGHT - 8,
        transform: `translateX(${(start_ms * px) / 1000}px)`,
      }}
    >
      {said && statusWords(status)}
      {status.standing === 'running' && <span className="shimmer absolute inset-0" />}
    </div>
  );
});

/** Beats nearer to each other than this are not drawn. */
const BEAT_PX = 7;

/** The music under the whole film: a click selects it, a double click or Enter opens its takes. Only what is in view is drawn. */
export const MusicClip = memo(function MusicClip(props: {
  filmId: string;
  music: Music;
  assetId: string | null;
  status: Status;
  selected: boolean;
  duration_ms: number;
  px: number;
  from_px: number;
  to_px: number;
}) {
  const { filmId, music, assetId, status, selected, duration_ms, px } = props;
  const width = Math.max(4, (duration_ms * px) / 1000 - 2);
  const from = Math.max(0, Math.floor(props.from_px / 510) * 510);
  const to = Math.min(width, Math.ceil(props.to_px / 510) * 510);
  const pick = () => useDesk.getState().pickMusic();
  const open = () =>
    useDesk.getState().set({ sheet: { kind: 'takes', scene_id: null, part: 'music' } });
  return (
    <button
      type="button"
      aria-label={`Music: ${music.mood}. ${statusWords(status)}`}
      onDoubleClick={open}
      aria-pressed={selected}
      onFocus={pick}
      onClick={(event) => (event.detail === 0 ? open() : pick())}
      className={cn(
        'absolute top-1 left-0 flex items-start overflow-clip rounded-md text-start',
        assetId ? 'bg-music/14 ring-1 ring-music/35 ring-inset' : 'border border-music/40', // not dashed: dashes as long as the film are drawn anew for each frame
        selected && 'ring-2 ring-music ring-inset',
        (!music.enabled || music.volume_pct === 0) && 'opacity-45',
      )}
      style={{ width, height: MUSIC_HEIGHT - 8 }}
    >
      <span className="sticky left-[132px] z-10 ms-2 mt-0.5 inline-flex items-center gap-1 text-[10px] leading-4 font-medium text-music">
        <span className="capitalize">{music.mood}</span>
        <span className="text-fg-3">{assetId ? '' : `· ${statusWords(status)}`}</span>
        <Version status={status} />
        <Sign status={status} />
      </span>
      {assetId && <Beats {...{ filmId, assetId, px, from, to }} />}
      {assetId && (
        <span className="absolute inset-x-0 bottom-0 h-[22px]">
          <Waveform
            filmId={filmId}
            assetId={assetId}
            px={px}
            from={from}
            to={to}
            height={22}
            color="var(--music)"
          />
        </span>
      )}
      {status.standing === 'running' && <span className="shimmer absolute inset-0" />}
    </button>
  );
});

/** Where the music's beats fall: cuts can be held to them. */
const Beats = memo(function Beats(props: {
  filmId: string;
  assetId: string;
  px: number;
  from: number;
  to: number;
}) {
  const { px, from, to } = props;
  const beats = useBeats(props.filmId, props.assetId);
  const apart = (((beats[1] ?? 0) - (beats[0] ?? 0)) * px) / 1000;
  if (apart < BEAT_PX) return null;
  const places = beats.map((ms) => (ms * px) / 1000).filter((x) => x >= from && x <= to);
  return places.map((x) => (
    <i
      key={x}
      data-beat
      aria-hidden
      className="absolute top-0 h-[3px] w-px bg-music/70"
      style={{ left: x }}
    />
  ));
});

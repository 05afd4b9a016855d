/** The live film as Remotion draws it: pictures with their transitions, voices, music, captions, title. */
import { memo, useMemo, type CSSProperties, type ReactNode } from 'react';
import { AbsoluteFill, Html5Audio, Sequence, useCurrentFrame } from 'remotion';
import type { Transition, TransitionKind } from '@/shared/api/types';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import type { Timeline, VideoClip, VoiceClip } from '@/features/timeline/model/layout';
import { toFrame, toMs } from '@/features/timeline/model/time';
import { Captions, TitleCard } from './lettering';
import { musicGain } from './gain';
import { near } from './near';
import { Shot } from './shot';

export interface FilmProps extends Record<string, unknown> {
  filmId: string;
  timeline: Timeline;
  captions: boolean;
  /** Lengths of clip files in ms by asset, to slow down those that are too short. */
  lengths: Readonly<Record<string, number>>;
  /** The picture that stands for a scene until its clip is made or loaded, by scene. */
  stills: Readonly<Record<string, string>>;
}

/** How long before it is seen a clip is loaded. */
const PREMOUNT_FRAMES = 45;
/** The window of mounted clips moves in steps of this many frames. */
const WINDOW_FRAMES = 15;

export function Film({ filmId, timeline, captions, lengths, stills }: FilmProps) {
  const frame = useCurrentFrame();
  const at = toMs(Math.floor(frame / WINDOW_FRAMES) * WINDOW_FRAMES);
  const video = useMemo(() => near(timeline.video, at), [timeline.video, at]);
  const voices = useMemo(() => near(timeline.narration, at), [timeline.narration, at]);
  return (
    <AbsoluteFill style={{ background: '#000' }}>
      <Pictures
        filmId={filmId}
        clips={video}
        titled={timeline.title_card && timeline.title ? timeline.video[0] : undefined}
        lengths={lengths}
        stills={stills}
      />
      <Voices filmId={filmId} clips={voices} />
      <Music filmId={filmId} timeline={timeline} />
      {timeline.title_card && <TitleCard title={timeline.title} />}
      {captions && <Captions timeline={timeline} />}
    </AbsoluteFill>
  );
}

interface PicturesProps {
  filmId: string;
  clips: readonly VideoClip[];
  /** The clip that the film's title lies over. */
  titled: VideoClip | undefined;
  lengths: Readonly<Record<string, number>>;
  stills: Readonly<Record<string, string>>;
}

const Pictures = memo(function Pictures(props: PicturesProps) {
  const { filmId, clips, titled, lengths, stills } = props;
  return clips.map((clip, index) => (
    <Sequence
      key={clip.scene_id}
      name={clip.title}
      from={toFrame(clip.start_ms)}
      durationInFrames={Math.max(1, toFrame(clip.duration_ms))}
      premountFor={PREMOUNT_FRAMES}
    >
      <Enter transition={clip.transition} leaves={leaving(clip, clips[index + 1])}>
        <Shot
          filmId={filmId}
          clip={clip}
          titled={clip === titled}
          length={lengths[clip.asset_id ?? ''] ?? 0}
          stillId={stills[clip.scene_id]}
        />
      </Enter>
      {clip.sound_id && clip.sound_pct > 0 && (
        <Sound
          filmId={filmId}
          assetId={clip.sound_id}
          from={toFrame(clip.in_ms)}
          volume={Math.min(1, clip.sound_pct / 100)}
        />
      )}
    </Sequence>
  ));
});

/** A slide pushes the scene before it out: when that begins, and for how long. */
function leaving(clip: VideoClip, next: VideoClip | undefined) {
  if (next?.transition.kind !== 'slide') return null;
  return { at: next.start_ms - clip.start_ms, for: next.transition.duration_ms };
}

/** Transitions that show a plain colour in their middle. */
const THROUGH: Partial<Record<TransitionKind, string>> = { fade_black: '#000', dip_white: '#fff' };

interface EnterProps {
  transition: Transition;
  leaves: { at: number; for: number } | null;
  children: ReactNode;
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / whole));
const eased = (x: number): number => x * x * (3 - 2 * x);

function Enter({ transition, leaves, children }: EnterProps) {
  const now = toMs(useCurrentFrame());
  const { kind, duration_ms } = transition;
  const progress = duration_ms ? share(now, duration_ms) : 1;
  const gone = leaves ? share(now - leaves.at, leaves.for) : 0;
  const style: CSSProperties = {};
  if (kind === 'crossfade') style.opacity = progress;
  const shift = kind === 'slide' ? 1 - eased(progress) : 0;
  if (shift || gone) style.transform = `translateX(${(shift - eased(gone)) * 100}%)`;
  const colour = THROUGH[kind];
  if (colour && progress < 0.5) style.visibility = 'hidden';
  return (
    <>
      <AbsoluteFill style={style}>{children}</AbsoluteFill>
      {colour && progress < 1 && (
        <AbsoluteFill
          style={{ background: colour, opacity: eased(1 - Math.abs(2 * progress - 1)) }}
        />
      )}
    </>
  );
}

const Voices = memo(function Voices({
  filmId,
  clips,
}: {
  filmId: string;
  clips: readonly VoiceClip[];
}) {
  return clips.map((clip) => (
    <Sequence
      key={`${clip.scene_id}-${clip.asset_id}`}
      name={clip.text.slice(0, 40)}
      from={toFrame(clip.start_ms)}
      durationInFrames={Math.max(1, toFrame(clip.duration_ms))}
      premountFor={PREMOUNT_FRAMES}
    >
      <Sound filmId={filmId} assetId={clip.asset_id} volume={Math.min(1, clip.volume_pct / 100)} />
    </Sequence>
  ));
});

function Music({ filmId, timeline }: { filmId: string; timeline: Timeline }) {
  const { music, narration, duration_ms } = timeline;
  const level = Math.min(1, (music?.volume_pct ?? 0) / 100);
  const volume = useMemo(
    () => (frame: number) => level * musicGain(narration, toMs(frame), duration_ms),
    [level, narration, duration_ms],
  );
  if (!music) return null;
  return (
    <Sequence durationInFrames={Math.max(1, toFrame(duration_ms))} layout="none" name="Music">
      <Sound filmId={filmId} assetId={music.asset_id} volume={volume} loop />
    </Sequence>
  );
}

interface SoundProps {
  filmId: string;
  assetId: string;
  volume: number | ((frame: number) => number);
  loop?: boolean;
  /** The frame of the sound it begins with. */
  from?: number;
}

const Sound = memo(function Sound({ filmId, assetId, volume, loop, from }: SoundProps) {
  const url = useAssetUrl(filmId, assetId);
  if (!url) return null;
  return (
    <Html5Audio
      src={url}
      volume={volume}
      loop={loop}
      trimBefore={from || undefined}
      pauseWhenBuffering={false}
    />
  );
});

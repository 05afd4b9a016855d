/**
 * The one file that knows @remotion/player. It plays a timeline and reports to the playback bus;
 * another engine needs only the same props and the same `Engine`.
 */
import { Player, type CallbackListener, type PlayerRef } from '@remotion/player';
import { memo, useEffect, useRef, useState } from 'react';
import type { Aspect } from '@/shared/api/types';
import type { Timeline } from '@/features/timeline/model/layout';
import { playback } from '@/features/timeline/model/playback';
import { FPS, toFrame, toMs } from '@/features/timeline/model/time';
import { Film, type FilmProps } from './film';

export interface StageProps {
  filmId: string;
  aspect: Aspect;
  timeline: Timeline;
  captions: boolean;
  lengths: Readonly<Record<string, number>>;
  stills: Readonly<Record<string, string>>;
}

const SIZES: Record<Aspect, readonly [number, number]> = {
  '16:9': [1280, 720],
  '9:16': [720, 1280],
  '1:1': [960, 960],
};
/** Media tags unlocked by the first click; too few and later sounds stay silent. */
const SHARED_AUDIO_TAGS = 12;
const licensed = import.meta.env.VITE_REMOTION_LICENSE_ACKNOWLEDGED === 'true';

export const Stage = memo(function Stage({ aspect, ...film }: StageProps) {
  const player = useRef<PlayerRef>(null);
  const [rate, setRate] = useState(1);
  const [width, height] = SIZES[aspect];
  useEngine(player, setRate);
  const props: FilmProps = film;
  return (
    <Player
      ref={player}
      component={Film}
      inputProps={props}
      durationInFrames={Math.max(1, toFrame(film.timeline.duration_ms))}
      fps={FPS}
      compositionWidth={width}
      compositionHeight={height}
      playbackRate={rate}
      clickToPlay={false}
      moveToBeginningWhenEnded={false}
      spaceKeyToPlayOrPause={false}
      initiallyMuted={false}
      numberOfSharedAudioTags={SHARED_AUDIO_TAGS}
      acknowledgeRemotionLicense={licensed}
      style={{ width: '100%', height: '100%' }}
    />
  );
});

/** Joins the player with the playback bus for as long as it is mounted. */
function useEngine(ref: React.RefObject<PlayerRef | null>, setRate: (rate: number) => void) {
  useEffect(() => {
    const player = ref.current;
    if (!player) return;
    let seeking = false; // to the last frame is an "ended" too
    playback.attach({
      play: () => {
        // From its last frame the player begins anew, even backwards.
        if (playback.rate < 0) player.seekTo(Math.max(0, player.getCurrentFrame() - 1));
        player.play();
      },
      pause: () => player.pause(),
      seek: (ms) => {
        seeking = true;
        player.seekTo(toFrame(ms));
        seeking = false;
      },
      setRate,
      setVolume: (volume) => player.setVolume(volume),
      fullscreen: () => player.requestFullscreen(),
    });
    const moved: CallbackListener<'frameupdate'> = ({ detail }) =>
      playback.moved(toMs(detail.frame));
    const started = () => playback.report(true);
    const stopped = () => playback.report(false);
    const ended = () => (seeking ? playback.pause() : playback.ended());
    player.addEventListener('frameupdate', moved);
    player.addEventListener('play', started);
    player.addEventListener('pause', stopped);
    player.addEventListener('ended', ended);
    return () => {
      player.removeEventListener('frameupdate', moved);
      player.removeEventListener('play', started);
      player.removeEventListener('pause', stopped);
      player.removeEventListener('ended', ended);
      playback.attach(null);
    };
  }, [ref, setRate]);
}

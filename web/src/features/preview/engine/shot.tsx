/** One scene's picture: its clip over its still, so that nothing is black while a clip is not there. */
import { memo, useEffect, useState, type CSSProperties } from 'react';
import { AbsoluteFill, Html5Video, useCurrentScale } from 'remotion';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { useOnline } from '@/shared/lib/fetched';
import type { VideoClip } from '@/features/timeline/model/layout';
import { toFrame } from '@/features/timeline/model/time';
import { cover, Still } from './still';

interface ShotProps {
  filmId: string;
  clip: VideoClip;
  /** The film's title lies over it. */
  titled: boolean;
  /** The clip file's length in ms; 0 while it is unknown. */
  length: number;
  /** The picture to show until the clip is there. */
  stillId: string | undefined;
}

/** The slowest a short clip is played, as media/assembly does; then its last picture stays. */
const SLOWEST = 0.5;
/** After this many ms a clip that failed to load is tried again. */
const AGAIN_MS = 5000;
/** Words about a picture are never smaller than this on the screen, in px. */
const LEGIBLE_PX = 12;

export const Shot = memo(function Shot({ filmId, clip, titled, length, stillId }: ShotProps) {
  const still = useAssetUrl(filmId, clip.still ? clip.asset_id : stillId);
  if (!clip.asset_id && !still)
    return <Slate title={titled ? '' : clip.title || 'Untitled scene'} />;
  return (
    <AbsoluteFill style={{ background: '#12100e' }}>
      {still && <Still src={still} />}
      {clip.asset_id && !clip.still && <Clip filmId={filmId} clip={clip} length={length} />}
    </AbsoluteFill>
  );
});

function Clip({ filmId, clip, length }: Pick<ShotProps, 'filmId' | 'clip' | 'length'>) {
  const url = useAssetUrl(filmId, clip.asset_id);
  const online = useOnline();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!failed || !online) return;
    const timer = setTimeout(() => setFailed(false), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [failed, online]);
  if (failed || (!url && !online)) return <NotLoaded online={online} />;
  if (!url) return null;
  const have = length - clip.in_ms;
  const slow = length && have < clip.duration_ms ? Math.max(SLOWEST, have / clip.duration_ms) : 1;
  return (
    <AbsoluteFill>
      <Html5Video
        muted
        src={url}
        trimBefore={toFrame(clip.in_ms) || undefined}
        playbackRate={slow}
        style={cover}
        pauseWhenBuffering={false}
        onError={() => setFailed(true)}
      />
    </AbsoluteFill>
  );
}

/** A size for words about the picture: of the film on a large screen, readable on a small one. */
const useLegible = () => Math.max(25, LEGIBLE_PX / useCurrentScale());

/** Says over the still why it does not move. */
function NotLoaded({ online }: { online: boolean }) {
  const fontSize = useLegible();
  return (
    <AbsoluteFill style={{ alignItems: 'center', padding: 28 }}>
      <div role="status" style={{ ...note, fontSize }}>
        {online
          ? 'This clip could not be loaded. It is tried again.'
          : 'This clip is not loaded. It plays when you are online again.'}
      </div>
    </AbsoluteFill>
  );
}

const note: CSSProperties = {
  borderRadius: 14,
  background: 'rgb(0 0 0 / 0.72)',
  color: '#fff',
  fontFamily: 'Geist Variable',
  padding: '0.4em 0.9em',
  textAlign: 'center',
};

/** Stands in for a scene that has no picture yet, as in the rendered film; without a title below another's. */
function Slate({ title }: { title: string }) {
  const fontSize = useLegible();
  return (
    <AbsoluteFill
      style={{
        background: 'linear-gradient(#2c2823, #12100e)',
        color: '#fff',
        alignItems: 'center',
        justifyContent: 'center',
        textAlign: 'center',
        padding: '0 8%',
        fontFamily: 'Geist Variable',
      }}
    >
      <div style={{ fontSize: 54, fontWeight: 650, letterSpacing: '-.02em' }}>{title}</div>
      <div style={{ fontSize, marginTop: title ? 18 : '20%', color: '#a8a097' }}>
        Picture not made yet
      </div>
    </AbsoluteFill>
  );
}

/** Words over the picture: captions in the lower safe area, the title at the start. */
import { useMemo, type CSSProperties } from 'react';
import { AbsoluteFill, useCurrentFrame, useVideoConfig } from 'remotion';
import type { Timeline } from '@/features/timeline/model/layout';
import { toMs } from '@/features/timeline/model/time';
import { cuesOf, lettersOf } from './cues';

const CARD = { start_ms: 200, end_ms: 2900, in_ms: 500, out_ms: 600 } as const;

/** How strong the title is, 0..1, at a time of the film (media/assembly/title.py). */
function cardStrength(ms: number): number {
  const rising = (ms - CARD.start_ms) / CARD.in_ms;
  const falling = (CARD.end_ms - ms) / CARD.out_ms;
  return Math.min(1, Math.max(0, Math.min(rising, falling)));
}

export function TitleCard({ title }: { title: string }) {
  const strength = cardStrength(toMs(useCurrentFrame()));
  const { width, height } = useVideoConfig();
  if (!strength || !title) return null;
  return (
    <AbsoluteFill
      style={{
        opacity: strength,
        alignItems: 'center',
        justifyContent: 'center',
        background: 'radial-gradient(ellipse at center, rgb(0 0 0 / .45), transparent 70%)',
        paddingBottom: height * 0.08,
      }}
    >
      <div
        style={{
          color: '#fff',
          fontFamily: 'Geist Variable',
          fontWeight: 750,
          fontSize: 0.1 * Math.min(width, height * 1.1),
          lineHeight: 1.12,
          letterSpacing: '-.02em',
          maxWidth: '84%',
          textAlign: 'center',
          textWrap: 'balance',
          textShadow: '0 2px 24px rgb(0 0 0 / .6)',
        }}
      >
        {title}
      </div>
    </AbsoluteFill>
  );
}

export function Captions({ timeline }: { timeline: Timeline }) {
  const now = toMs(useCurrentFrame());
  const { width, height } = useVideoConfig();
  const { narration, duration_ms } = timeline;
  const cues = useMemo(
    () => cuesOf(narration, lettersOf(width / height), duration_ms),
    [narration, duration_ms, width, height],
  );
  const cue = cues.find(({ start_ms, end_ms }) => start_ms <= now && now < end_ms);
  if (!cue) return null;
  const style: CSSProperties = {
    position: 'absolute',
    insetInline: '6%',
    bottom: height > width ? '20%' : '6%',
    color: '#fff',
    fontFamily: 'Geist Variable',
    fontSize: 0.047 * Math.min(height, width * 0.75),
    fontWeight: 600,
    lineHeight: 1.28,
    textAlign: 'center',
    textWrap: 'balance',
    textShadow: '0 1px 10px rgb(0 0 0 / .9), 0 0 2px rgb(0 0 0 / .8)',
  };
  return (
    <div data-caption style={style}>
      {cue.text}
    </div>
  );
}

import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Take } from '@/shared/api/types';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { formatSeconds } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';

/** Plays one sound take from its start. Nothing is fetched before it is asked for. */
export function SoundPlayer({
  filmId,
  take,
  label,
}: {
  filmId: string;
  take: Take;
  /** Which take, for its name: "v2". */
  label: string;
}) {
  const url = useAssetUrl(filmId, take.asset_id);
  const audio = useRef<HTMLAudioElement>(null);
  const bar = useRef<HTMLElement>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => () => audio.current?.pause(), []);
  const toggle = () => {
    const at = audio.current;
    if (!at) return;
    if (at.paused) void at.play().catch(() => setPlaying(false));
    else at.pause();
  };
  return (
    <div className="flex items-center gap-2">
      <Button
        size="iconXs"
        tone="soft"
        className="rounded-full"
        aria-label={`${playing ? 'Pause' : 'Play'} ${label}`}
        disabled={!url}
        onClick={toggle}
      >
        {playing ? (
          <Pause className="size-3 fill-current" />
        ) : (
          <Play className="size-3 fill-current" />
        )}
      </Button>
      <span className="relative h-1 min-w-6 grow overflow-hidden rounded-full bg-raise" aria-hidden>
        <i ref={bar} className="absolute inset-y-0 start-0 bg-narr" />
      </span>
      <span className="tnum text-2xs text-fg-3">{formatSeconds(take.duration_ms)}</span>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- the words stand beside it */}
      <audio
        ref={audio}
        src={url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget: at }) => {
          if (bar.current)
            bar.current.style.width = `${(at.currentTime / at.duration) * 100 || 0}%`;
        }}
      />
    </div>
  );
}

import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ScenePlay } from '@/features/plan/scene-play';
import type { Scene } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { readyTake } from '@/shared/film/layout';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { IconButton } from '@/shared/ui/icon-button';

type ScenePlayerProps = {
  scene: Scene;
  /** What to call it. */
  name: string;
  /** Addresses of its clip and of a still of it. */
  clip: string;
  still: string | undefined;
};

/** A finished scene: a click plays its clip with its narration, as the film will. */
export function ScenePlayer(props: ScenePlayerProps) {
  const { scene, name, clip, still } = props;
  const { id } = useProject();
  const [opened, setOpened] = useState(false);
  const spoken = scene.narration ? readyTake(scene.voice) : undefined;
  const voice = useAssetUrl(id, spoken?.asset_id);
  if (opened && (voice || !spoken)) return <Playing {...props} voice={voice} />;
  return (
    <>
      {still ? (
        <img src={still} alt="" className="size-full object-cover" />
      ) : (
        <video
          src={clip}
          aria-hidden
          muted
          playsInline
          preload="metadata"
          className="size-full object-cover"
        />
      )}
      <Cover label={words.play(name)} icon={Play} onClick={() => setOpened(true)} />
    </>
  );
}

function Playing({
  scene,
  name,
  clip,
  still,
  voice,
}: ScenePlayerProps & { voice: string | undefined }) {
  const video = useRef<HTMLVideoElement>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const bar = useRef<HTMLElement>(null);
  const play = useRef<ScenePlay>(undefined);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(false);
  useEffect(() => () => play.current?.close(), []);
  const begin = () => {
    if (!video.current) return;
    play.current = new ScenePlay(video.current, audio.current, scene, setPlaying);
    play.current.play();
  };
  return (
    <>
      <video
        ref={video}
        src={clip}
        poster={still}
        muted
        playsInline
        onLoadedMetadata={begin}
        onEnded={() => play.current?.ended()}
        onTimeUpdate={() => {
          if (bar.current && play.current)
            bar.current.style.width = `${play.current.share() * 100}%`;
        }}
        className="size-full bg-stage object-contain"
      />
      {voice && (
        // eslint-disable-next-line jsx-a11y/media-has-caption -- the words stand beside it
        <audio ref={audio} src={voice} muted={muted} onEnded={() => play.current?.ended()} />
      )}
      <Cover
        label={playing ? words.pause(name) : words.play(name)}
        icon={playing ? Pause : Play}
        onClick={() => (playing ? play.current?.pause() : play.current?.play())}
      />
      {voice && <Sound muted={muted} onChange={setMuted} />}
      <span aria-hidden className="absolute inset-x-0 bottom-0 h-[3px] bg-black/40">
        <i ref={bar} className="block h-full w-0 bg-accent" />
      </span>
    </>
  );
}

function Sound({ muted, onChange }: { muted: boolean; onChange: (muted: boolean) => void }) {
  const Icon = muted ? VolumeX : Volume2;
  return (
    <IconButton
      label={muted ? words.unmute : words.mute}
      size="iconXs"
      onClick={() => onChange(!muted)}
      className="absolute end-1.5 bottom-2 bg-black/65 text-white hover:bg-black/80 hover:text-white"
    >
      <Icon className="size-3.5" />
    </IconButton>
  );
}

/** The whole picture is the button; what it does shows while it is pointed at. */
function Cover({
  label,
  icon: Icon,
  onClick,
}: {
  label: string;
  icon: typeof Play;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cn(
        'absolute inset-0 grid place-items-center transition-colors hover:bg-black/30 hover:[&>span]:opacity-100 focus-visible:[&>span]:opacity-100',
        Icon === Pause
          ? '[&>span]:opacity-0'
          : '[&>span]:opacity-0 pointer-coarse:[&>span]:opacity-100',
      )}
    >
      <span className="grid size-9 place-items-center rounded-full bg-black/65 text-white">
        <Icon className="size-4 fill-current" aria-hidden />
      </span>
    </button>
  );
}

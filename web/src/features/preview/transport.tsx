import {
  Captions,
  Maximize2,
  Pause,
  Play,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { IconButton } from '@/shared/ui/icon-button';
import { Slider } from '@/shared/ui/slider';
import { useDesk } from '@/features/timeline/model/desk';
import { keyOf, type Command } from '@/features/timeline/model/keymap';
import { playback } from '@/features/timeline/model/playback';
import { timecode } from '@/features/timeline/model/time';
import { usePlaying, useRate, useTimeline } from '@/features/timeline/model/use-timeline';

type Commands = Record<Command, () => void>;

/** Play, step and jump, with the time, the captions and the volume. */
export function Transport({ commands }: { commands: Commands }) {
  const key = (command: Command, label: string, icon: ReactNode) => (
    <IconButton label={label} kbd={keyOf(command)} size="iconSm" onClick={commands[command]}>
      {icon}
    </IconButton>
  );
  return (
    <div
      role="toolbar"
      aria-label="Transport"
      className="grid h-11 shrink-0 grid-cols-[1fr_auto_1fr] items-center gap-2 px-4"
    >
      <Timecode />
      <div className="flex items-center gap-0.5">
        {key('previous-cut', 'Previous scene', <SkipBack className="size-4" />)}
        {key('frame-back', 'Back one frame', <StepBack className="size-4" />)}
        <PlayButton className="mx-1" />
        {key('frame-forward', 'Forward one frame', <StepForward className="size-4" />)}
        {key('next-cut', 'Next scene', <SkipForward className="size-4" />)}
      </div>
      <div className="flex items-center justify-end gap-0.5">
        <Speed />
        <CaptionsButton onToggle={commands.captions} />
        <Volume onMute={commands.mute} />
        {key('fullscreen', 'Full screen', <Maximize2 className="size-4" />)}
      </div>
    </div>
  );
}

export function PlayButton({ className }: { className?: string }) {
  const playing = usePlaying();
  return (
    <IconButton
      label={playing ? 'Pause' : 'Play'}
      kbd={keyOf('toggle')}
      tone="solid"
      className={`shrink-0 rounded-full ${className ?? ''}`}
      onClick={() => playback.toggle()}
    >
      {playing ? (
        <Pause className="size-4 fill-current" />
      ) : (
        <Play className="size-4 translate-x-px fill-current" />
      )}
    </IconButton>
  );
}

/** The time is written straight into the page, 30 times a second. */
function Timecode() {
  const { duration_ms } = useTimeline();
  const now = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (ms: number) => {
      if (now.current) now.current.textContent = timecode(ms);
    };
    write(playback.ms);
    return playback.onMove(write);
  }, []);
  return (
    <div className="tnum truncate font-mono text-xs text-fg-3">
      <span ref={now} data-timecode className="text-fg" />
      <span className="mx-1.5 opacity-50">/</span>
      {timecode(duration_ms)}
    </div>
  );
}

/** How fast it plays, while that is not the usual speed. */
function Speed() {
  const rate = useRate();
  if (rate === 1) return null;
  return (
    <span className="tnum rounded-md bg-accent-soft px-1.5 text-2xs leading-5 font-medium text-accent-ink">
      {rate < 0 ? '−' : ''}
      {Math.abs(rate)}×
    </span>
  );
}

function CaptionsButton({ onToggle }: { onToggle: () => void }) {
  const { enabled } = useProject().settings.captions;
  return (
    <IconButton
      label={enabled ? 'Captions on' : 'Captions off'}
      kbd={keyOf('captions')}
      size="iconSm"
      aria-pressed={enabled}
      className={enabled ? 'text-accent-ink' : undefined}
      onClick={onToggle}
    >
      <Captions className="size-4" />
    </IconButton>
  );
}

function Volume({ onMute }: { onMute: () => void }) {
  const { volume, muted, set } = useDesk();
  return (
    <span className="group flex items-center">
      <span className="w-0 overflow-hidden opacity-0 transition-[width,opacity] duration-200 group-focus-within:w-20 group-focus-within:opacity-100 group-hover:w-20 group-hover:opacity-100">
        <Slider
          label="Preview volume"
          className="mx-2 w-16"
          value={muted ? 0 : Math.round(volume * 100)}
          onChange={(percent) => {
            set({ volume: percent / 100, muted: percent === 0 });
            playback.setVolume(percent / 100);
          }}
        />
      </span>
      <IconButton
        label={muted ? 'Unmute preview' : 'Mute preview'}
        kbd={keyOf('mute')}
        size="iconSm"
        aria-pressed={muted}
        onClick={onMute}
      >
        {muted ? <VolumeX className="size-4" /> : <Volume2 className="size-4" />}
      </IconButton>
    </span>
  );
}

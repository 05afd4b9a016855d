/**
 * Where the film is and whether it runs. The position changes 30 times a second, so it travels on
 * this bus and never through React state; listeners write to the DOM themselves.
 */

/** What an engine (features/preview/engine) can do. Times in ms of the film. */
export interface Engine {
  play(): void;
  pause(): void;
  seek(ms: number): void;
  setRate(rate: number): void;
  setVolume(volume: number): void;
  fullscreen(): void;
}

type Listener = (ms: number) => void;

/** Shuttle speeds of J and L: each press goes one further, K stops. */
const SPEEDS = [1, 2, 4] as const;

export class Playback {
  ms = 0;
  playing = false;
  rate = 1;
  private duration = 0;
  private engine: Engine | null = null;
  private readonly moves = new Set<Listener>();
  private readonly states = new Set<() => void>();

  /** Called for each new position. */
  readonly onMove = (listener: Listener): (() => void) => {
    this.moves.add(listener);
    return () => void this.moves.delete(listener);
  };

  /** Called when playing or speed changes. */
  readonly onState = (listener: () => void): (() => void) => {
    this.states.add(listener);
    return () => void this.states.delete(listener);
  };

  /** Hand in the engine that plays, or null when it goes. It starts where the film is now. */
  attach(engine: Engine | null): void {
    this.engine = engine;
    if (!engine) return this.report(false);
    if (this.ms) engine.seek(this.ms);
  }

  /** The film's length; a position beyond it moves to the last frame. */
  setDuration(ms: number): void {
    this.duration = ms;
    if (this.ms > ms) this.seek(ms);
  }

  /** The engine shows this position now. */
  moved(ms: number): void {
    this.ms = ms;
    for (const listener of this.moves) listener(ms);
  }

  /** The engine started or stopped. */
  report(playing: boolean): void {
    if (this.playing === playing) return;
    this.playing = playing;
    this.tell();
  }

  /** The engine came to the end, or backwards to the start: the playhead stays there. */
  ended(): void {
    this.seek(this.rate < 0 ? 0 : this.duration);
    this.report(false);
    this.setRate(1);
  }

  seek(ms: number): void {
    const at = Math.max(0, Math.min(Math.max(0, this.duration - 1), Math.round(ms)));
    this.engine?.seek(at);
    this.moved(at);
  }

  toggle(): void {
    if (this.playing) return this.pause();
    this.play(1);
  }

  play(rate = 1): void {
    this.setRate(rate);
    this.engine?.play();
  }

  pause(): void {
    this.engine?.pause();
    this.setRate(1);
  }

  /** J (-1) and L (+1): start in that direction, or one speed further. */
  shuttle(direction: 1 | -1): void {
    if (direction < 0 && !this.ms) return this.pause();
    const along = this.playing && Math.sign(this.rate) === direction;
    const now = along ? SPEEDS.findIndex((speed) => speed === Math.abs(this.rate)) : -1;
    const next = SPEEDS[Math.min(now + 1, SPEEDS.length - 1)] ?? 1;
    this.play(direction * next);
  }

  setRate(rate: number): void {
    if (this.rate === rate) return;
    this.rate = rate;
    this.engine?.setRate(rate);
    this.tell();
  }

  setVolume(volume: number): void {
    this.engine?.setVolume(volume);
  }

  fullscreen(): void {
    this.engine?.fullscreen();
  }

  private tell(): void {
    for (const listener of this.states) listener();
  }
}

/** The one film on the studio page. */
export const playback = new Playback();

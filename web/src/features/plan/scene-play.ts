/** A clip and its narration played as one; starting another film or scene stops it. */

import type { Scene } from '@/shared/api/types';
import { LEAD_MS, sceneMs } from '@/shared/film/layout';

/** The slowest a clip shorter than its scene is played, as in the film. */
const SLOWEST = 0.5;

export class ScenePlay {
  private lead: ReturnType<typeof setTimeout> | undefined;
  private readonly start_s: number;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly voice: HTMLAudioElement | null,
    scene: Scene,
    private readonly onPlaying: (playing: boolean) => void,
  ) {
    this.start_s = scene.in_ms / 1000;
    const have_ms = (video.duration - this.start_s) * 1000;
    video.playbackRate = Math.min(1, Math.max(SLOWEST, have_ms / sceneMs(scene))) || 1;
    video.currentTime = this.start_s;
    document.addEventListener('play', this.others, true);
  }

  play() {
    if (!this.video.ended) this.video.play().catch(() => this.pause());
    const speak = () => void this.voice?.play().catch(() => undefined);
    // The narration starts a moment after its scene, as in the film.
    if (this.voice && !this.voice.ended)
      this.lead = setTimeout(speak, this.voice.currentTime ? 0 : LEAD_MS);
    this.onPlaying(true);
  }

  pause() {
    clearTimeout(this.lead);
    this.video.pause();
    this.voice?.pause();
    this.onPlaying(false);
  }

  /** One of the two is through; once both are, the scene stands at its start again. */
  ended() {
    if (!this.video.ended || (this.voice && !this.voice.ended)) return;
    this.video.currentTime = this.start_s;
    if (this.voice) this.voice.currentTime = 0;
    this.onPlaying(false);
  }

  /** 0..1 of the clip. */
  share(): number {
    const { currentTime, duration } = this.video;
    return Math.max(0, (currentTime - this.start_s) / (duration - this.start_s)) || 0;
  }

  close() {
    document.removeEventListener('play', this.others, true);
    this.pause();
  }

  private others = ({ target }: Event) => {
    if (target !== this.video && target !== this.voice) this.pause();
  };
}

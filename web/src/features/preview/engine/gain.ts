/** How loud the music is under speech: the rules of media/assembly/audio.py, by the voices' places. */
import type { VoiceClip } from '@/features/timeline/model/layout';

/** Down 11 dB. */
const DUCKED = 10 ** (-11 / 20);
const DOWN_MS = 250;
const UP_MS = 500;
const END_FADE_MS = 1800;

/** The music's gain at a time, 0..1 before its own volume. `voices` are in order. */
export function musicGain(voices: readonly VoiceClip[], atMs: number, filmMs: number): number {
  const speech = voices.reduce((most, voice) => {
    if (!voice.volume_pct) return most;
    const before = voice.start_ms - atMs;
    const after = atMs - (voice.start_ms + voice.duration_ms);
    const near = 1 - Math.max(before / DOWN_MS, after / UP_MS, 0);
    return Math.max(most, Math.min(1, near));
  }, 0);
  const ending = Math.min(1, Math.max(0, (filmMs - atMs) / END_FADE_MS));
  return (1 - (1 - DUCKED) * speech) * ending;
}

/** Time in words: timecode for the transport, seconds for labels. One place knows frames. */

export const FPS = 30;
export const FRAME_MS = 1000 / FPS;

/** The frame shown at a time, and back; the only two places where frames are derived. */
export const toFrame = (ms: number): number => Math.round((ms * FPS) / 1000);
export const toMs = (frame: number): number => Math.round((frame * 1000) / FPS);

const two = (n: number): string => String(n).padStart(2, '0');

/** Minutes, seconds and frames: 01:04:12. */
export function timecode(ms: number): string {
  const frame = toFrame(ms);
  const seconds = Math.floor(frame / FPS);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(frame % FPS)}`;
}

/** Minutes and seconds: 01:04. */
export const clock = (ms: number): string => timecode(ms + 1).slice(0, 5);

/** Seconds with one decimal: "4.7 s". */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

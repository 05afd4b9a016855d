/** Clips that run side by side from the same moment. Times in seconds. */

type Clips = readonly HTMLVideoElement[];

/** Nearer than this they are seen as one; further apart than `JUMP_S` the one ahead goes back. */
const TOGETHER_S = 0.04;
const JUMP_S = 0.5;
const SLOWEST = 0.25;

/** How long the longest is; 0 while no length is known. */
export const wholeOf = (clips: Clips): number =>
  Math.max(0, ...clips.map((clip) => clip.duration || 0));

/** Where they are together: a clip that is over waits at its end and says nothing about it. */
export function momentOf(clips: Clips): number {
  const going = clips.filter((clip) => !clip.ended);
  if (!going.length) return wholeOf(clips);
  return Math.min(...going.map((clip) => clip.currentTime));
}

/** Brings all to one moment, a shorter one to its end. */
export function seekAll(clips: Clips, moment: number): void {
  for (const clip of clips) {
    const at = Math.min(moment, clip.duration || moment);
    if (clip.currentTime !== at) clip.currentTime = at;
  }
}

/**
 * Lets clips run together until the returned function is called; or stops them at one moment. A
 * clip that is slow to decode leads: those ahead wait for it. When the longest is over, all begin
 * again.
 */
export function inStep(clips: Clips, playing: boolean): () => void {
  const end = new AbortController();
  const { signal } = end;
  const moment = clips[0]?.ended === false ? clips[0].currentTime : momentOf(clips);
  const over = moment > wholeOf(clips) - TOGETHER_S;
  if (!playing) for (const clip of clips) clip.pause();
  seekAll(clips, playing && over ? 0 : moment);
  if (!playing) return () => end.abort();
  const wait = () => {
    const going = clips.filter((clip) => !clip.ended);
    const behind = Math.min(...going.map((clip) => clip.currentTime));
    for (const clip of going) {
      const ahead = clip.currentTime - behind;
      if (ahead > JUMP_S) clip.currentTime = behind;
      clip.playbackRate =
        ahead > TOGETHER_S && ahead <= JUMP_S ? Math.max(SLOWEST, 1 - 2 * ahead) : 1;
    }
  };
  const again = () => {
    if (clips.every((clip) => clip.ended)) seekAll(clips, 0);
  };
  for (const clip of clips) {
    const start = () => {
      if (!clip.ended) void clip.play().catch(() => undefined);
    };
    clip.addEventListener('timeupdate', wait, { signal });
    clip.addEventListener('seeked', start, { signal });
    clip.addEventListener('ended', again, { signal });
    start();
  }
  return () => end.abort();
}

/** Clips that run side by side from the same moment. */

/** Nearer than this they are seen as one; further apart than `JUMP_S` the one ahead goes back. */
const TOGETHER_S = 0.04;
const JUMP_S = 0.5;
const SLOWEST = 0.25;

/**
 * Lets clips run together from the first one's moment until the returned function is called; or
 * stops them. A clip that is slow to decode leads: those ahead wait for it.
 */
export function inStep(videos: readonly HTMLVideoElement[], playing: boolean): () => void {
  const end = new AbortController();
  const at = videos[0]?.currentTime ?? 0;
  const wait = () => {
    const behind = Math.min(...videos.map((video) => video.currentTime));
    for (const video of videos) {
      const ahead = video.currentTime - behind;
      if (ahead > JUMP_S) video.currentTime = behind;
      video.playbackRate =
        ahead > TOGETHER_S && ahead <= JUMP_S ? Math.max(SLOWEST, 1 - 2 * ahead) : 1;
    }
  };
  for (const video of videos) {
    if (!playing) {
      video.pause();
      continue;
    }
    if (video.currentTime !== at) video.currentTime = at;
    video.addEventListener('timeupdate', wait, { signal: end.signal });
    void video.play().catch(() => undefined);
  }
  return () => end.abort();
}

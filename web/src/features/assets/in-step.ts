/** Clips that run side by side from the same moment. */

/** Further apart than this they are seen to differ. */
const APART_S = 0.1;

/** Lets clips run together, the first leading, until the returned function is called; or stops them. */
export function inStep(videos: readonly HTMLVideoElement[], playing: boolean): () => void {
  const [first, ...others] = videos;
  const end = new AbortController();
  if (!first || !playing) {
    for (const video of videos) video.pause();
    return () => end.abort();
  }
  const follow = () => {
    for (const video of others) {
      if (Math.abs(video.currentTime - first.currentTime) > APART_S)
        video.currentTime = first.currentTime;
    }
  };
  for (const event of ['play', 'timeupdate', 'seeked'] as const)
    first.addEventListener(event, follow, { signal: end.signal });
  for (const video of videos) void video.play().catch(() => undefined);
  follow();
  return () => end.abort();
}

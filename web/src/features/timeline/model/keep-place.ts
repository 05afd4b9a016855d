/** Where the tracks are scrolled to after a zoom, so that the eye finds its place again. */

export interface Zoomed {
  playhead_ms: number;
  /** How far the tracks were scrolled, and how much of them is seen, in px. */
  scroll: number;
  seen: number;
  /** Pixels a second before and after. */
  from: number;
  to: number;
}

/** The playhead stays where it was on the screen; when it is out of sight, the middle does. */
export function keptScroll({ playhead_ms, scroll, seen, from, to }: Zoomed): number {
  const playhead = (playhead_ms / 1000) * from - scroll;
  const place = playhead >= 0 && playhead <= seen ? playhead : seen / 2;
  return Math.max(0, ((scroll + place) / from) * to - place);
}

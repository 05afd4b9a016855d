/** The tracks scroll along while a dragging hand stays near a border. */

/** How near; px a second for each px over that line; and how much faster when the hand stays. */
const EDGE_PX = 48;
const SPEED = 20;
const FASTEST = 20;
const FASTER_MS = 500;
/** A page that stood still does not leap. */
const LONGEST_FRAME_MS = 100;

export interface AutoScroll {
  /** The hand is at this x of the window. */
  at: (x: number) => void;
  stop: () => void;
}

/** `head` is what the track heads cover at the left; `onScroll` is called after each step. */
export function autoScroll(box: HTMLElement, head: number, onScroll: () => void): AutoScroll {
  let x = 0;
  let frame = 0;
  let since = 0;
  let last = 0;
  const step = (now: number) => {
    const over = beyond(box, head, x);
    frame = over ? requestAnimationFrame(step) : 0;
    const passed_s = since ? Math.min(now - last, LONGEST_FRAME_MS) / 1000 : 0;
    since = over ? since || now : 0;
    last = now;
    if (!over) return;
    const before = box.scrollLeft;
    box.scrollLeft += over * SPEED * passed_s * Math.min(FASTEST, 1 + (now - since) / FASTER_MS);
    if (box.scrollLeft !== before) onScroll();
  };
  return {
    at: (next) => {
      x = next;
      frame ||= requestAnimationFrame(step);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

/** How far the hand is over the line near a border, in px; 0 between the two lines. */
function beyond(box: HTMLElement, head: number, x: number): number {
  const { left, right } = box.getBoundingClientRect();
  return Math.max(0, x - (right - EDGE_PX)) || Math.min(0, x - (left + head + EDGE_PX));
}

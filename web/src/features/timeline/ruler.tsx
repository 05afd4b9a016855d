import { memo, type ReactNode } from 'react';
import { clock, timecode } from './model/time';

/** Steps of the scale in ms; the first that leaves room for its label is used. */
const STEPS = [200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000];
const ROOM_PX = 68;
/** What a label takes; one that would be cut off at the end is left out, its mark stays. */
const LABEL_PX = 44;

/** The time scale between two moments, `width` pixels long in all. `px` is pixels a second. */
export const Ruler = memo(function Ruler({
  px,
  from_ms,
  to_ms,
  width,
}: {
  px: number;
  from_ms: number;
  to_ms: number;
  width: number;
}) {
  const step = STEPS.find((ms) => (ms * px) / 1000 >= ROOM_PX) ?? 300_000;
  const marks: ReactNode[] = [];
  for (let at = Math.max(0, Math.floor(from_ms / step) * step); at <= to_ms; at += step) {
    const x = (at * px) / 1000;
    marks.push(
      <span
        key={at}
        className="tnum absolute top-0 h-full border-s border-line-2 ps-2 font-mono text-[10px] leading-[22px] text-fg-3"
        style={{ transform: `translateX(${x}px)` }}
      >
        {x + LABEL_PX <= width && (step < 1000 ? timecode(at).slice(3) : clock(at))}
      </span>,
    );
    for (let tick = 1; tick < 5; tick++) {
      const place = x + (tick * step * px) / 5000;
      marks.push(
        <i
          key={`${at}.${tick}`}
          className="absolute bottom-0 h-1.5 border-s border-line"
          style={{ transform: `translateX(${place}px)` }}
        />,
      );
    }
  }
  return <div aria-hidden>{marks}</div>;
});

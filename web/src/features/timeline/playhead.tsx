import { useLayoutEffect, useRef } from 'react';
import { playback } from './model/playback';

/** The line that shows where the film is. It follows the bus and never renders. */
export function Playhead({ px, height }: { px: number; height: number }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const move = (ms: number) => {
      if (line.current) line.current.style.transform = `translateX(${(ms * px) / 1000}px)`;
    };
    move(playback.ms);
    return playback.onMove(move);
  }, [px]);
  return (
    <div
      ref={line}
      data-playhead
      className="pointer-events-none absolute top-0 left-0 z-40"
      style={{ height }}
    >
      <div className="absolute top-[3px] -left-[6px] h-[15px] w-[13px] rounded-[4px] rounded-b-[7px] bg-fg shadow-pop" />
      <div className="absolute top-2 bottom-0 -left-px w-0.5 bg-fg/90" />
    </div>
  );
}

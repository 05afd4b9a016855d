import { useState } from 'react';
import { Slider } from '@/shared/ui/slider';

/** A volume in percent of what was recorded; saved when the hand lets go. */
export function Level(props: {
  label: string;
  level: number;
  className?: string;
  /** Also as a number beside it. */
  shown?: boolean;
  onLevel: (level: number) => void;
}) {
  const [hand, setHand] = useState<number | null>(null);
  const now = hand ?? props.level;
  return (
    <>
      <Slider
        label={props.label}
        className={props.className}
        max={150}
        step={5}
        value={now}
        valueText={`${now} percent`}
        onChange={setHand}
        onCommit={(level) => {
          setHand(null);
          props.onLevel(level);
        }}
      />
      {props.shown && <span className="tnum w-9 text-end text-2xs text-fg-3">{now}%</span>}
    </>
  );
}

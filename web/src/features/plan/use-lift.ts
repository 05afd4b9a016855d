import { arrayMove } from '@dnd-kit/sortable';
import { useState, type KeyboardEvent } from 'react';
import { plan as words } from '@/shared/i18n/plan';

/** What the handle of a scene needs to be lifted by key. */
export type Handle = {
  lifted: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Whoever goes elsewhere has put the scene down. */
  onBlur: () => void;
};

/**
 * A scene moved by key: Space lifts it and puts it down, the arrows carry it, Escape takes it back.
 * `shown` is the order meanwhile, `said` what a screen reader says, `onMove` gets the two places
 * (from 0) once it is put down elsewhere.
 *
 * Places are counted, not measured: the keyboard sensor of dnd-kit hears no key until it has
 * measured the page, and misjudges those that come while it scrolls there.
 */
export function useLift<T extends { id: string }>(
  scenes: T[],
  onMove: (from: number, to: number) => void,
) {
  const [lift, setLift] = useState<{ id: string; to: number } | null>(null);
  const [said, say] = useState('');
  const ids = scenes.map((scene) => scene.id);
  const from = lift ? ids.indexOf(lift.id) : -1;
  if (lift && from < 0) setLift(null); // somebody else has removed it
  const to = Math.min(lift?.to ?? 0, ids.length - 1);

  const putDown = () => {
    if (!lift) return;
    setLift(null);
    say(words.dropped(from + 1, to + 1));
    if (from !== to) onMove(from, to);
  };
  const take = (id: string) => {
    const place = ids.indexOf(id);
    setLift({ id, to: place });
    say(words.lifted(place + 1));
  };
  const carry = (id: string, by: -1 | 1) => {
    const place = Math.max(0, Math.min(to + by, ids.length - 1));
    setLift({ id, to: place });
    say(words.dragged(from + 1, place + 1, ids.length));
  };
  const putBack = () => {
    setLift(null);
    say(words.putBack(from + 1));
  };
  const handle = (id: string): Handle => {
    const lifted = lift?.id === id;
    const toggle = lifted ? putDown : () => take(id);
    const whileLifted: Record<string, () => void> = {
      ArrowUp: () => carry(id, -1),
      ArrowDown: () => carry(id, 1),
      Escape: putBack,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const toggles = event.key === ' ' || event.key === 'Enter';
      const act = toggles ? toggle : lifted ? whileLifted[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      if (!toggles || !event.repeat) act();
    };
    return { lifted, onKeyDown, onBlur: putDown };
  };
  return { shown: from < 0 ? scenes : arrayMove(scenes, from, to), said, putDown, handle };
}

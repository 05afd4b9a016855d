import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useEdit } from '@/features/plan/use-edit';
import type { TransitionKind } from '@/shared/api/types';
import type { PlacedScene } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { Select } from '@/shared/ui/input';

const MIN_S = 0.5;
const MAX_S = 60;

/** A scene's asked length in seconds; the shown one is longer when its narration is. */
export function LengthField({ placed }: { placed: PlacedScene }) {
  const edit = useEdit();
  const { scene, position, duration_ms } = placed;
  const [draft, setDraft] = useState<string | null>(null);
  const leave = () => {
    const seconds = Number(draft);
    setDraft(null);
    if (draft === null || !Number.isFinite(seconds) || seconds <= 0) return;
    const asked = Math.round(Math.min(MAX_S, Math.max(MIN_S, seconds)) * 10) * 100;
    if (asked !== duration_ms) edit({ op: 'scene', scene_id: scene.id, duration_ms: asked });
  };
  return (
    <label className="tnum flex h-6 touch:h-10 touch:text-xs items-center gap-1 rounded-md bg-raise ps-1.5 pe-2 text-2xs font-medium text-fg-2 focus-box">
      <Clock className="size-3" aria-hidden />
      <input
        type="text"
        inputMode="decimal"
        aria-label={words.sceneLength(position)}
        value={draft ?? (duration_ms / 1000).toFixed(1)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className="field-sizing-content min-w-[2ch] bg-transparent text-end outline-none"
      />
      s
    </label>
  );
}

/** How the scene follows the one before it. */
export function TransitionField({ placed }: { placed: PlacedScene }) {
  const edit = useEdit();
  const { scene, position } = placed;
  if (position === 1) {
    return (
      <span className="flex h-6 touch:h-10 touch:text-xs items-center rounded-md bg-raise px-2 text-2xs font-medium text-fg-2">
        {words.opens}
      </span>
    );
  }
  return (
    <Select
      chip
      aria-label={words.sceneTransition(position)}
      value={scene.transition.kind}
      onChange={(event) => {
        const kind = event.target.value as TransitionKind;
        const duration_ms = kind === 'cut' ? 0 : scene.transition.duration_ms || 500;
        edit({ op: 'transition', scene_id: scene.id, kind, duration_ms });
      }}
      className="h-6 rounded-md bg-raise text-2xs touch:text-xs text-fg-2"
    >
      {Object.entries(words.transitions).map(([kind, label]) => (
        <option key={kind} value={kind}>
          {label}
        </option>
      ))}
    </Select>
  );
}

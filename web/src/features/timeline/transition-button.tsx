import { Blend, Droplet, MoveHorizontal, Slash, Square } from 'lucide-react';
import { memo } from 'react';
import type { Transition, TransitionKind } from '@/shared/api/types';
import { useEditor } from '@/shared/film/film-provider';
import { Menu, MenuChoice, MenuLine } from '@/shared/ui/menu';
import { notify } from '@/shared/ui/toast';
import { seconds } from './model/time';
import type { Cut } from './model/cuts';

const KINDS = {
  cut: { label: 'Cut', icon: Slash },
  crossfade: { label: 'Crossfade', icon: Blend },
  fade_black: { label: 'Through black', icon: Square },
  dip_white: { label: 'Through white', icon: Droplet },
  slide: { label: 'Slide', icon: MoveHorizontal },
} as const satisfies Record<TransitionKind, { label: string; icon: typeof Blend }>;
const LENGTHS = ['300', '500', '800', '1200'] as const;

/** How a scene follows the one before it: a button on the cut. */
export const TransitionButton = memo(function TransitionButton({
  cut,
  wished,
  px,
}: {
  cut: Cut;
  /** What the scene asks for; the film may shorten it. */
  wished: Transition;
  px: number;
}) {
  const editor = useEditor();
  const kind = cut.clip.transition.kind;
  const Icon = KINDS[kind].icon;
  const send = (fields: Partial<Transition>) => {
    const next = { ...wished, ...fields };
    const duration_ms = next.kind === 'cut' ? 0 : next.duration_ms || 500;
    editor
      .edit([{ op: 'transition', scene_id: cut.clip.scene_id, kind: next.kind, duration_ms }])
      .catch(notify.failed);
  };
  const length = seconds(cut.clip.transition.duration_ms);
  const says = kind === 'cut' ? 'Cut' : `${KINDS[kind].label}, ${length},`;
  const nearest = LENGTHS.find((ms) => Number(ms) >= wished.duration_ms) ?? '1200';
  return (
    <Menu
      align="center"
      trigger={
        <button
          type="button"
          aria-label={`${says} into scene ${cut.index + 1}`}
          className="absolute top-[25px] left-0 z-20 -ms-3 grid size-6 place-items-center text-fg-2 hover:text-fg"
          style={{ transform: `translateX(${(cut.from_ms * px) / 1000}px)` }}
        >
          <span className="grid size-[18px] place-items-center rounded-md bg-panel ring-1 ring-line-2">
            <Icon className="size-3" aria-hidden />
          </span>
        </button>
      }
    >
      <MenuChoice
        label="Transition"
        value={wished.kind}
        options={Object.entries(KINDS).map(([value, { label }]) => ({
          value: value as TransitionKind,
          label,
        }))}
        onChange={(next) => send({ kind: next })}
      />
      {wished.kind !== 'cut' && (
        <>
          <MenuLine />
          <MenuChoice
            label="Length"
            value={nearest}
            options={LENGTHS.map((ms) => ({ value: ms, label: seconds(Number(ms)) }))}
            onChange={(ms) => send({ duration_ms: Number(ms) })}
          />
        </>
      )}
    </Menu>
  );
});

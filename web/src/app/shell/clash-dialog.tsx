import { useEditor } from '@/shared/film/film-provider';
import { sidesOf } from '@/shared/film/clash-words';
import type { Clash } from '@/shared/film/film-editor';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';

/** Two people, or two tabs, have changed the same words: which of the two stays is for a person to say. */
export function ClashDialog({ clash, onLater }: { clash: Clash; onLater: () => void }) {
  const saved = useEditor().document();
  const sides = saved ? clash.edits.flatMap((edit) => sidesOf(saved, edit)) : [];
  const gone = sides.some(({ what }) => what.startsWith('Removed'));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onLater()}
      title={common.clash}
      description={gone ? common.clashGone : common.clashText}
      footer={
        <>
          <Button tone="outline" onClick={() => clash.decide(false)}>
            {gone ? common.dropMine : common.keepTheirs}
          </Button>
          {!gone && (
            <Button tone="accent" onClick={() => clash.decide(true)}>
              {common.keepMine}
            </Button>
          )}
        </>
      }
    >
      <ul className="space-y-4">
        {sides.map(({ what, mine, theirs }) => (
          <li key={what}>
            <h3 className="text-sm font-medium">{what}</h3>
            {(mine || theirs) && (
              <dl className="mt-1.5 grid gap-2 text-sm sm:grid-cols-2">
                <Side name={common.mine} words={mine} />
                {!gone && <Side name={common.theirs} words={theirs} />}
              </dl>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const Side = ({ name, words }: { name: string; words: string }) => (
  <div className="rounded-lg border border-line bg-card px-3 py-2">
    <dt className="text-2xs text-fg-3">{name}</dt>
    <dd className="mt-0.5 text-pretty whitespace-pre-wrap wrap-anywhere">{words || '–'}</dd>
  </div>
);

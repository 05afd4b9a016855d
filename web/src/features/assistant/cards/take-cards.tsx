import { RotateCcw } from 'lucide-react';
import type { Element, Take } from '@/shared/api/types';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { Poster } from '@/shared/film/poster';
import { Button } from '@/shared/ui/button';
import { cn } from '@/shared/lib/cn';
import { notify } from '@/shared/ui/toast';
import { useDesk } from '@/features/timeline/model/desk';
import { takeNumber } from '@/features/timeline/model/document';
import { SoundPlayer } from '@/shared/film/sound-player';
import { useConversation } from '../use-conversation';
import { before, type Work } from './results';

interface Made {
  scene_id: string | null;
  part: 'visual' | 'audio' | 'music';
  element: Element;
  takes: Take[];
}

/** Finished takes of one scene together: one is compared with the take before, several to choose from. */
export function TakeCards({ work }: { work: readonly Work[] }) {
  const groups = new Map<string, Made>();
  for (const { job, take, element } of work) {
    if (!take || !element || take.state !== 'ready' || job.part === 'export') continue;
    const key = `${job.scene_id}.${job.part}`;
    const known = groups.get(key);
    if (known) known.takes.push(take);
    else groups.set(key, { scene_id: job.scene_id, part: job.part, element, takes: [take] });
  }
  const made = [...groups.values()].filter(
    ({ takes, element }) => takes.length > 1 || before(element, takes[0] as Take),
  );
  return made
    .slice(0, 4)
    .map((group) => <TakeCard key={`${group.scene_id}.${group.part}`} {...group} />);
}

function TakeCard({ scene_id, part, element, takes }: Made) {
  const { id, scenes } = useProject();
  const editor = useEditor();
  const conversation = useConversation();
  const set = useDesk((desk) => desk.set);
  const last = takes.at(-1) as Take;
  const old = takes.length === 1 ? before(element, last) : undefined;
  const shown = old ? [old, last] : takes;
  const place = scenes.findIndex((scene) => scene.id === scene_id) + 1;
  const choose = (take: Take) =>
    void editor.edit([{ op: 'choose', scene_id, part, take_id: take.id }]).catch(notify.failed);
  const again = () =>
    void conversation
      .send({
        text: 'Another take',
        selection: scene_id ? [{ scene_id, part }] : [],
      })
      .catch(notify.failed);
  return (
    <div
      className="border-t border-line"
      role="group"
      aria-label={place ? `Scene ${place} takes` : 'Music takes'}
    >
      <div
        className={cn('grid gap-px bg-line', part === 'visual' && 'bg-black')}
        style={{ gridTemplateColumns: `repeat(${Math.min(3, shown.length)}, minmax(0, 1fr))` }}
      >
        {shown.map((take) => (
          <TakeTile
            key={take.id}
            filmId={id}
            take={take}
            part={part}
            label={`${old ? (take === old ? 'Before · ' : 'After · ') : ''}v${takeNumber(element, take.id)}`}
            chosen={element.chosen === take.id}
            onChoose={() => choose(take)}
          />
        ))}
      </div>
      <div className="flex items-center gap-1 px-1.5 py-1">
        {old && element.chosen === last.id && (
          <Button size="xs" onClick={() => choose(old)}>
            <RotateCcw className="size-3" />
            Revert
          </Button>
        )}
        {old && element.chosen === old.id && (
          <Button size="xs" onClick={() => choose(last)}>
            Use v{takeNumber(element, last.id)}
          </Button>
        )}
        <Button
          size="xs"
          onClick={() =>
            set({
              sheet: {
                kind: 'takes',
                scene_id,
                part,
                compare: [(old ?? takes[0] ?? last).id, last.id],
              },
            })
          }
        >
          Compare
        </Button>
        <Button size="xs" className="ms-auto text-fg" onClick={again}>
          Try another
        </Button>
      </div>
    </div>
  );
}

function TakeTile(props: {
  filmId: string;
  take: Take;
  part: Made['part'];
  label: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { filmId, take, part, label, chosen, onChoose } = props;
  if (part !== 'visual') {
    return (
      <div className="bg-card p-2">
        <span className="mb-1 block text-[10px] font-medium text-fg-3">{label}</span>
        <SoundPlayer filmId={filmId} take={take} label={label} />
      </div>
    );
  }
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-label={`${label}, use this take`}
      aria-pressed={chosen}
      className="relative bg-black focus-visible:-outline-offset-2"
    >
      <Poster filmId={filmId} take={take} className="aspect-video w-full" />
      <span
        className={cn(
          'absolute start-1.5 bottom-1.5 rounded px-1 text-[10px] leading-4 font-medium',
          chosen ? 'bg-accent text-accent-fg' : 'bg-black/70 text-white',
        )}
      >
        {label}
      </span>
    </button>
  );
}

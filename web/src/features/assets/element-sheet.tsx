import { Lock, LockOpen, Upload } from 'lucide-react';
import { useState } from 'react';
import type { Element, Part, Project, Take } from '@/shared/api/types';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Segmented } from '@/shared/ui/segmented';
import { notify } from '@/shared/ui/toast';
import { useDesk, type Sheet } from '@/features/timeline/model/desk';
import { elementOf, takeNumber } from '@/features/timeline/model/document';
import { wouldAge } from '@/features/timeline/model/stale';
import { agedInWords } from './aged';
import { Compare } from './compare';
import { MakeForm } from './make-form';
import { pickFile } from './pick-file';
import { usePrices } from './prices';
import { TakeList } from './take-list';

const NAMES: Record<Part, string> = { visual: 'Picture', audio: 'Voice', music: 'Music' };

/** The takes of a picture, a voice or the music: compare, choose, lock, upload, make another. */
export function ElementSheet() {
  const sheet = useDesk((desk) => desk.sheet);
  const set = useDesk((desk) => desk.set);
  const project = useProject();
  const element = sheet && elementOf(project, sheet.scene_id, sheet.part);
  const place = project.scenes.findIndex((scene) => scene.id === sheet?.scene_id) + 1;
  if (!sheet || !element) return null;
  const scene = project.scenes[place - 1];
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && set({ sheet: null })}
      title={place ? `Scene ${place}: ${scene?.title || 'Untitled scene'}` : 'Music of the film'}
    >
      {sheet.part !== 'music' && (
        <Segmented
          label="Element"
          value={sheet.part}
          options={(['visual', 'audio'] as const).map((value) => ({ value, label: NAMES[value] }))}
          onChange={(part) => set({ sheet: { kind: sheet.kind, scene_id: sheet.scene_id, part } })}
          className="mb-3"
        />
      )}
      <Opened key={`${sheet.scene_id}.${sheet.part}`} sheet={sheet} element={element} />
    </Dialog>
  );
}

function Opened({ sheet, element }: { sheet: Sheet; element: Element }) {
  const project = useProject();
  const { id } = project;
  const editor = useEditor();
  const prices = usePrices();
  const { scene_id, part } = sheet;
  const ages = (take: Take) => {
    const aged = wouldAge(project, withChosen(project, scene_id, part, take.id));
    return aged.length ? agedInWords(project, aged, prices) : '';
  };
  const ready = element.takes.filter((take) => take.state === 'ready');
  const [pair, setPair] = useState<readonly string[]>(
    () => sheet.compare ?? firstPair(ready, element.chosen),
  );
  const [since, setSince] = useState<number | null>(null);
  const fresh = since === null ? [] : ready.filter((take) => element.takes.indexOf(take) >= since);
  const wanted = fresh.length > 1 ? [] : [fresh.length ? pair[0] : pair, fresh[0]?.id].flat();
  const shown = fresh.length > 1 ? fresh : ready.filter((take) => wanted.includes(take.id));
  const choose = (take: Take) =>
    void editor
      .edit([{ op: 'choose', scene_id, part, take_id: take.id }])
      .then(() => notify.done('It is in the film now'))
      .catch(notify.failed);
  const inFilm = ready.length ? `v${takeNumber(element)}` : 'this take';
  const lock = () =>
    void editor
      .edit([{ op: 'lock', scene_id, part, locked: !element.locked }])
      .catch(notify.failed);
  return (
    <div className="space-y-4">
      {shown.length > 0 && (
        <Compare
          filmId={id}
          part={part}
          element={element}
          takes={shown}
          ages={ages}
          onChoose={choose}
        />
      )}
      <TakeList
        filmId={id}
        part={part}
        element={element}
        shown={shown}
        onShow={(take) => {
          setSince(null);
          setPair((now) => [now.at(-1) ?? take.id, take.id]);
        }}
      />
      <MakeForm
        scene_id={scene_id}
        part={part}
        element={element}
        focused={sheet.kind === 'regenerate'}
        onOrdered={() => setSince(element.takes.length)}
      />
      <div className="flex gap-2 border-t border-line pt-3">
        <Button size="sm" tone="outline" disabled={!ready.length} onClick={lock}>
          {element.locked ? <LockOpen className="size-3.5" /> : <Lock className="size-3.5" />}
          {element.locked ? 'Unlock' : 'Lock'} {inFilm}
        </Button>
        <Button
          size="sm"
          tone="outline"
          disabled={element.locked}
          onClick={() => {
            pickFile(id, scene_id, part);
            setSince(element.takes.length);
          }}
        >
          <Upload className="size-3.5" />
          Upload your own
        </Button>
      </div>
    </div>
  );
}

/** The film with another take in it. */
function withChosen(film: Project, scene_id: string | null, part: Part, chosen: string): Project {
  if (part === 'music') {
    return { ...film, music: { ...film.music, element: { ...film.music.element, chosen } } };
  }
  const name = part === 'visual' ? 'picture' : 'voice';
  const scenes = film.scenes.map((scene) =>
    scene.id === scene_id ? { ...scene, [name]: { ...scene[name], chosen } } : scene,
  );
  return { ...film, scenes };
}

/** The take in the film beside the newest other one. */
function firstPair(ready: readonly Take[], chosen: string | null): string[] {
  const other = ready.findLast((take) => take.id !== chosen);
  return [chosen, other?.id].filter((id): id is string => Boolean(id));
}

import { Plus, X } from 'lucide-react';
import { InlineText } from '@/features/plan/inline-text';
import { useEdit } from '@/features/plan/use-edit';
import type { Character } from '@/shared/api/types';
import type { Edit } from '@/shared/film/edits';
import { useProject } from '@/shared/film/film-provider';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { plan as words } from '@/shared/i18n/plan';
import { IconButton } from '@/shared/ui/icon-button';

/** Who is in the film. A name here makes every scene that says it use the same look. */
export function CastList() {
  const { cast } = useProject();
  const edit = useEdit();
  const save = (next: Character[]) => edit({ op: 'cast', cast: next });
  const change = (id: string, fields: Partial<Character>): Edit => ({
    op: 'cast',
    cast: cast.map((one) => (one.id === id ? { ...one, ...fields } : one)),
  });
  const add = () =>
    save([
      ...cast,
      { id: freeId(cast), name: words.newCharacter, look: '', voice: '', reference_asset: null },
    ]);
  return (
    <section aria-labelledby="cast-title" className="mt-6 border-t border-line pt-4">
      <div className="flex items-center">
        <h2 id="cast-title" className="text-2xs text-fg-3">
          {words.cast}
        </h2>
        <IconButton label={words.addCast} size="iconXs" className="ms-auto" onClick={add}>
          <Plus className="size-3.5" />
        </IconButton>
      </div>
      {!cast.length && <p className="mt-1 text-xs text-pretty text-fg-3">{words.castHint}</p>}
      <ul className="mt-1 space-y-2">
        {cast.map((one) => (
          <Member
            key={one.id}
            member={one}
            change={(fields) => change(one.id, fields)}
            onRemove={() => save(cast.filter((other) => other.id !== one.id))}
          />
        ))}
      </ul>
    </section>
  );
}

/** "c3" when c1 and c2 are taken. */
function freeId(cast: readonly Character[]): string {
  let number = cast.length + 1;
  while (cast.some((one) => one.id === `c${number}`)) number += 1;
  return `c${number}`;
}

function Member({
  member,
  change,
  onRemove,
}: {
  member: Character;
  change: (fields: Partial<Character>) => Edit;
  onRemove: () => void;
}) {
  const { id } = useProject();
  const picture = useAssetUrl(id, member.reference_asset);
  return (
    <li className="flex gap-2">
      {picture && <img src={picture} alt="" className="mt-1 size-8 rounded-lg object-cover" />}
      <div className="min-w-0 grow">
        <InlineText
          oneLine
          label={words.castName}
          value={member.name}
          required
          edit={(name) => change({ name })}
          className="text-sm font-medium"
        />
        <InlineText
          label={`${words.castLook}: ${member.name}`}
          value={member.look}
          placeholder={words.castLookHint}
          edit={(look) => change({ look })}
          className="text-xs text-fg-2"
        />
      </div>
      <IconButton
        label={words.removeCast(member.name)}
        size="iconXs"
        className="shrink-0"
        onClick={onRemove}
      >
        <X className="size-3.5" />
      </IconButton>
    </li>
  );
}

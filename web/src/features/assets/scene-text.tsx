import type { Project, Scene } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { useDraft } from '@/shared/film/use-draft';
import { inlineField } from '@/shared/ui/input';
import { cn } from '@/shared/lib/cn';
import { wouldAge } from '@/features/timeline/model/stale';
import { agedInWords } from './aged';

const FIELDS = {
  visual: { label: 'What is seen', empty: 'Describe what is seen' },
  narration: { label: 'Narration', empty: 'No narration' },
} as const;

/** A scene's words, edited in place. While they change it says what that makes out of date. */
export function SceneText(props: {
  scene: Scene;
  field: keyof typeof FIELDS;
  prices: ReadonlyMap<string, number>;
}) {
  const { scene, field, prices } = props;
  const project = useProject();
  const draft = useDraft({
    value: scene[field],
    edit: (text) => ({ op: 'scene', scene_id: scene.id, [field]: text }),
  });
  const typed = draft.value !== scene[field];
  const aged = typed ? wouldAge(project, withText(project, scene, field, draft.value)) : [];
  return (
    <div className={cn(field === 'narration' && 'border-s-2 border-narr ps-2')}>
      <textarea
        aria-label={`${FIELDS[field].label}, scene ${project.scenes.indexOf(scene) + 1}`}
        rows={1}
        placeholder={FIELDS[field].empty}
        {...draft}
        className={cn(
          inlineField,
          'block text-xs leading-[1.5]',
          field === 'visual' ? 'text-fg-2' : 'text-fg',
        )}
      />
      {aged.length > 0 && (
        <p className="mt-0.5 text-2xs text-warn">{agedInWords(project, aged, prices)}</p>
      )}
    </div>
  );
}

function withText(
  project: Project,
  scene: Scene,
  field: keyof typeof FIELDS,
  text: string,
): Project {
  const next = { ...scene, [field]: text.trim() };
  return { ...project, scenes: project.scenes.map((s) => (s.id === scene.id ? next : s)) };
}

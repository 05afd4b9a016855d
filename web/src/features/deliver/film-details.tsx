import { useProject } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { Field } from '@/shared/ui/field';
import { Input, Textarea } from '@/shared/ui/input';
import { useDraft } from '@/shared/film/use-draft';

/** Title and description as they are written into the next file. Kept when a field is left. */
export function FilmDetails() {
  const { title, logline } = useProject();
  const name = useDraft({
    value: title,
    oneLine: true,
    required: true,
    edit: (next) => ({ op: 'settings', title: next }),
  });
  const summary = useDraft({ value: logline, edit: (next) => ({ op: 'settings', logline: next }) });
  return (
    <section aria-labelledby="details" className="rounded-2xl border border-line bg-panel p-4">
      <h2 id="details" className="text-sm font-medium">
        {words.details}
      </h2>
      <div className="mt-3 space-y-3">
        <Field label={words.filmTitle}>
          <Input maxLength={200} {...name} />
        </Field>
        <Field label={words.description} hint={words.detailsHint}>
          <Textarea maxLength={8000} {...summary} />
        </Field>
      </div>
    </section>
  );
}

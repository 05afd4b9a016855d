import { isCode } from '@/shared/api/errors';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { Field } from '@/shared/ui/field';
import { Input, Textarea } from '@/shared/ui/input';
import { notify } from '@/shared/ui/toast';

/** Title and description as they are written into the next file. Kept when a field is left. */
export function FilmDetails() {
  const { title, logline } = useProject();
  const editor = useEditor();
  const keep = (fields: { title?: string; logline?: string }) => {
    editor.edit([{ op: 'settings', ...fields }]).catch((error: unknown) => {
      if (isCode(error, 'conflict')) notify.conflict(error, () => keep(fields));
      else notify.failed(error);
    });
  };
  return (
    <section aria-labelledby="details" className="rounded-2xl border border-line bg-panel p-4">
      <h2 id="details" className="text-sm font-medium">
        {words.details}
      </h2>
      <div className="mt-3 space-y-3">
        <Field label={words.filmTitle}>
          <Input
            key={title}
            defaultValue={title}
            maxLength={200}
            onBlur={({ target }) => {
              const next = target.value.trim();
              if (next && next !== title) keep({ title: next });
            }}
          />
        </Field>
        <Field label={words.description} hint={words.detailsHint}>
          <Textarea
            key={logline}
            defaultValue={logline}
            maxLength={8000}
            onBlur={({ target }) => {
              if (target.value.trim() !== logline) keep({ logline: target.value.trim() });
            }}
          />
        </Field>
      </div>
    </section>
  );
}

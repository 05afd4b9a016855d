import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '@/features/settings/section';
import { useSaveMe } from '@/features/settings/use-save-me';
import { capitalised, choicesQuery } from '@/shared/api/choices';
import type { Defaults, Me } from '@/shared/api/me';
import { profile as words } from '@/shared/i18n/account';
import { plan } from '@/shared/i18n/plan';
import { Field } from '@/shared/ui/field';
import { Input, Select } from '@/shared/ui/input';

/** What may be spent unasked, and what a new film starts with. */
export function DefaultsSection({ me }: { me: Me }) {
  const save = useSaveMe();
  const { data } = useQuery(choicesQuery);
  const set = (fields: Defaults) => save({ defaults: { ...me.defaults, ...fields } });
  const fields = [
    { field: 'aspect_ratio', label: words.aspect, options: ['16:9', '9:16', '1:1'] },
    { field: 'style', label: words.style, options: data?.styles ?? [] },
    { field: 'tone', label: words.tone, options: data?.tones ?? [] },
    { field: 'voice', label: words.voice, options: data?.voices.map(({ name }) => name) ?? [] },
    { field: 'quality', label: words.quality, options: Object.keys(plan.qualities) },
  ] as const;
  return (
    <Section id="making" title={words.making}>
      <AutoApprove me={me} onSave={(auto_approve) => save({ auto_approve })} />
      <h3 className="pt-2 text-xs font-medium text-fg-2">{words.defaults}</h3>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map(({ field, label, options }) => (
          <Field key={field} label={label}>
            <Select
              value={me.defaults[field] ?? ''}
              onChange={(event) => set({ [field]: event.target.value || undefined })}
            >
              <option value="">{words.anything}</option>
              {options.map((option) => (
                <option key={option} value={option}>
                  {capitalised(option)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </Section>
  );
}

function AutoApprove({ me, onSave }: { me: Me; onSave: (credits: number) => void }) {
  const [text, setText] = useState(String(me.auto_approve));
  const keep = () => {
    const credits = Math.max(0, Math.floor(Number(text)));
    if (!Number.isFinite(credits)) return setText(String(me.auto_approve));
    setText(String(credits));
    if (credits !== me.auto_approve) onSave(credits);
  };
  return (
    <Field label={words.autoApprove} hint={words.autoApproveHint}>
      <Input
        type="number"
        min={0}
        step={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className="w-32"
      />
    </Field>
  );
}

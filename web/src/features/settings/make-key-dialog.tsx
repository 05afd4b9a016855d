import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { sentenceOf } from '@/shared/api/errors';
import { post } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';
import { keyWords as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { CopyField } from '@/shared/ui/copy-field';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input, Select } from '@/shared/ui/input';

const MAYS = { act: ['read', 'act'], read: ['read'] } as const;

/** Asks what the key is for, then shows its secret this one time. */
export function MakeKeyDialog({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={secret ? words.madeTitle : words.makeTitle}
      description={secret ? words.madeText : undefined}
    >
      {secret ? (
        <Secret secret={secret} onClose={onClose} />
      ) : (
        <NewKeyForm
          onClose={onClose}
          onMade={(made) => {
            setSecret(made.secret);
            onMade();
          }}
        />
      )}
    </Dialog>
  );
}

function NewKeyForm(props: { onMade: (made: Schemas['MadeKey']) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [may, setMay] = useState<keyof typeof MAYS>('act');
  const [cap, setCap] = useState('');
  const make = useMutation({
    mutationFn: () =>
      post<Schemas['MadeKey']>('/api/keys', {
        body: { name: name.trim(), scopes: MAYS[may], credit_cap: cap === '' ? null : Number(cap) },
      }),
    onSuccess: props.onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={words.name} hint={words.nameHint} error={make.error && sentenceOf(make.error)}>
        <Input
          required
          autoFocus
          maxLength={200}
          pattern=".*\S.*"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={words.may}>
        <Select value={may} onChange={(event) => setMay(event.target.value as keyof typeof MAYS)}>
          {Object.entries(words.mays).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {may === 'act' && (
        <Field label={words.cap} hint={words.capHint}>
          <Input
            type="number"
            min={0}
            max={1_000_000}
            step={1}
            value={cap}
            onChange={(event) => setCap(event.target.value)}
            className="w-32"
          />
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={props.onClose}>{common.cancel}</Button>
        <Button type="submit" tone="accent" disabled={make.isPending}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <div className="space-y-4">
      <CopyField label={words.secret} value={secret} focused />
      <div className="text-xs text-fg-2">
        <p>{words.usage}</p>
        <pre className="mt-1.5 rounded-lg bg-card whitespace-pre-wrap break-all p-2.5 font-mono text-2xs">
          {`curl ${location.origin}/api/projects \\\n  -H "Authorization: Bearer ${secret.slice(0, 10)}…"`}
        </pre>
      </div>
      <div className="flex justify-end">
        <Button tone="accent" onClick={onClose}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}

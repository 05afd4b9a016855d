import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { sentenceOf } from '@/shared/api/errors';
import { account } from '@/shared/i18n/account';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Spinner } from '@/shared/ui/spinner';

const MIN_PASSWORD = 8;

/** E-mail and password, with the server's refusal below them. */
export function CredentialsForm({
  submitLabel,
  fresh,
  onSubmit,
}: {
  submitLabel: string;
  /** True when the password is a new one. */
  fresh?: boolean;
  onSubmit: (email: string, password: string) => Promise<void>;
}) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: () => onSubmit(email.trim(), password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className="mt-7 space-y-4">
      <Field label={account.email}>
        <Input
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field
        label={account.password}
        hint={fresh ? account.passwordHint : undefined}
        error={send.error && sentenceOf(send.error)}
      >
        <Input
          type="password"
          autoComplete={fresh ? 'new-password' : 'current-password'}
          required
          minLength={fresh ? MIN_PASSWORD : undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" tone="accent" size="lg" className="w-full" disabled={send.isPending}>
        {send.isPending && <Spinner label={account.busy} />}
        {submitLabel}
      </Button>
    </form>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { setPassword } from '@/features/auth/entering';
import { sentenceOf } from '@/shared/api/errors';
import { account } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { notify } from '@/shared/ui/toast';

export function NewPasswordForm({ onDone }: { onDone: () => void }) {
  const [password, setValue] = useState('');
  const keep = useMutation({
    mutationFn: () => setPassword(password),
    onSuccess: () => {
      notify.done(account.passwordKept);
      onDone();
    },
  });
  return (
    <form
      className="mt-7 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <Field
        label={account.newPassword}
        hint={account.passwordHint}
        error={keep.error && sentenceOf(keep.error)}
      >
        <Input
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          value={password}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
      <Button type="submit" tone="accent" size="lg" className="w-full" disabled={keep.isPending}>
        {common.save}
      </Button>
    </form>
  );
}

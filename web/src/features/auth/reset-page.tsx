import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { AuthPage, linkLook } from '@/features/auth/auth-page';
import { sendReset } from '@/features/auth/entering';
import { sentenceOf } from '@/shared/api/errors';
import { account } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';

export function ResetPage() {
  const [email, setEmail] = useState('');
  const send = useMutation({ mutationFn: () => sendReset(email.trim()) });
  return (
    <AuthPage
      title={account.resetTitle}
      text={account.resetText}
      footer={
        <Link to="/sign-in" className={linkLook}>
          {common.signIn}
        </Link>
      }
    >
      {send.isSuccess ? (
        <p role="status" className="mt-7 rounded-xl border border-line-2 bg-panel p-4 text-sm">
          {account.sent}
          {!send.data && <span className="mt-2 block text-fg-2">{account.outbox}</span>}
        </p>
      ) : (
        <form
          className="mt-7 space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <Field label={account.email} error={send.error && sentenceOf(send.error)}>
            <Input
              type="email"
              autoComplete="email"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Button
            type="submit"
            tone="accent"
            size="lg"
            className="w-full"
            disabled={send.isPending}
          >
            {account.sendLink}
          </Button>
        </form>
      )}
    </AuthPage>
  );
}

import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AuthPage } from '@/features/auth/auth-page';
import { isRefused } from '@/features/auth/entering';
import { NewPasswordForm } from '@/features/auth/new-password-form';
import { useAuth } from '@/shared/auth/auth';
import { account } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';

/** Where the link of a reset mail leads; the link itself signed the person in. */
export function NewPasswordPage() {
  const navigate = useNavigate();
  const status = useAuth((auth) => auth.status);
  const [refused] = useState(() => isRefused(location.hash));
  // Without a good link nobody is asked: the password would be that of whoever is here already.
  if (refused || status === 'out' || status === 'anonymous') return <Refused />;
  return (
    <AuthPage title={account.newPasswordTitle} text={account.newPasswordText}>
      {status === 'unknown' ? (
        <Spinner label={common.loading} className="mt-7 size-5" />
      ) : (
        <NewPasswordForm onDone={() => void navigate('/films', { replace: true })} />
      )}
    </AuthPage>
  );
}

const Refused = () => (
  <AuthPage title={account.refusedTitle} text={account.refusedText}>
    <Button asChild tone="accent" size="lg" className="mt-7 w-full">
      <Link to="/reset">{account.sendAgain}</Link>
    </Button>
  </AuthPage>
);

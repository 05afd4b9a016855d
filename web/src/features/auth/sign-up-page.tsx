import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { AuthPage, linkLook } from '@/features/auth/auth-page';
import { CredentialsForm } from '@/features/auth/credentials-form';
import { nextPath, signUp } from '@/features/auth/entering';
import { account } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';

export function SignUpPage() {
  const navigate = useNavigate();
  const { search } = useLocation();
  const [waiting, setWaiting] = useState(false);
  const enter = async (email: string, password: string) => {
    if (await signUp(email, password)) await navigate(nextPath(search), { replace: true });
    else setWaiting(true);
  };
  return (
    <AuthPage
      title={account.signUpTitle}
      text={account.signUpText}
      footer={
        <p>
          {account.haveAccount}{' '}
          <Link to={`/sign-in${search}`} className={linkLook}>
            {common.signIn}
          </Link>
        </p>
      }
    >
      {waiting ? (
        <p role="status" className="mt-7 rounded-xl border border-line-2 bg-panel p-4 text-sm">
          {account.confirm}
        </p>
      ) : (
        <CredentialsForm fresh submitLabel={common.signUp} onSubmit={enter} />
      )}
    </AuthPage>
  );
}

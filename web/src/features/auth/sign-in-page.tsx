import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router';
import { AuthPage, linkLook } from '@/features/auth/auth-page';
import { CredentialsForm } from '@/features/auth/credentials-form';
import { nextPath, signIn } from '@/features/auth/entering';
import { account } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';

export function SignInPage() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { search } = useLocation();
  const enter = async (email: string, password: string) => {
    await signIn(email, password);
    queries.clear();
    await navigate(nextPath(search), { replace: true });
  };
  return (
    <AuthPage
      title={account.signInTitle}
      text={account.signInText}
      footer={
        <>
          <p>
            <Link to="/reset" className={linkLook}>
              {account.forgot}
            </Link>
          </p>
          <p>
            {account.noAccount}{' '}
            <Link to={`/sign-up${search}`} className={linkLook}>
              {common.signUp}
            </Link>
          </p>
        </>
      }
    >
      <CredentialsForm submitLabel={common.signIn} onSubmit={enter} />
    </AuthPage>
  );
}

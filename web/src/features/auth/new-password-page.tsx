import { useNavigate } from 'react-router';
import { AuthPage } from '@/features/auth/auth-page';
import { NewPasswordForm } from '@/features/auth/new-password-form';
import { account } from '@/shared/i18n/account';

/** Where the link of a reset mail leads; the link itself signed the person in. */
export function NewPasswordPage() {
  const navigate = useNavigate();
  return (
    <AuthPage title={account.newPasswordTitle} text={account.passwordHint}>
      <NewPasswordForm onDone={() => void navigate('/films', { replace: true })} />
    </AuthPage>
  );
}

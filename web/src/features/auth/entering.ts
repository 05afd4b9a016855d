/** Signing in and up. A guest who signs up keeps everything: the same account gets a name. */

import { authClient, readConfig } from '@/shared/auth/auth';

type Refusal = { message: string } | null;

function check(error: Refusal) {
  if (error) throw new Error(error.message);
}

export async function signIn(email: string, password: string): Promise<void> {
  const auth = await authClient();
  check((await auth.signInWithPassword({ email, password })).error);
}

/** Returns false when the address must be confirmed by e-mail first. */
export async function signUp(email: string, password: string): Promise<boolean> {
  const auth = await authClient();
  const { data } = await auth.getSession();
  if (!data.session?.user.is_anonymous) {
    const answer = await auth.signUp({ email, password });
    check(answer.error);
    return answer.data.session !== null;
  }
  const answer = await auth.updateUser({ email, password });
  check(answer.error);
  await auth.refreshSession();
  return answer.data.user?.email === email;
}

/** Returns false when this host sends no mail and keeps the link in its outbox. */
export async function sendReset(email: string): Promise<boolean> {
  const auth = await authClient();
  const redirectTo = `${location.origin}/new-password`;
  check((await auth.resetPasswordForEmail(email, { redirectTo })).error);
  return (await readConfig()).supabaseUrl !== '';
}

export async function setPassword(password: string): Promise<void> {
  const auth = await authClient();
  check((await auth.updateUser({ password })).error);
}

/** True when the address is that of a mailed link the server refused: wrong, old or used. */
export const isRefused = (hash: string): boolean =>
  new URLSearchParams(hash.slice(1)).has('error_code');

/** Only paths of our own are followed after signing in. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return next.startsWith('/') && !next.startsWith('//') ? next : '/films';
}

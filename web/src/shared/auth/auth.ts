/**
 * Who is here. `@supabase/auth-js` speaks to /auth/v1, which is the local Supabase-compatible
 * server by default and Supabase in production. Nobody is asked to sign in: the first thing that
 * needs an account makes an anonymous one, which signing up later turns into a named one.
 */

import type { AuthClient as AuthClientClass, Session, User } from '@supabase/auth-js';
import { create } from 'zustand';
import { ApiError } from '@/shared/api/errors';

const STORAGE_KEY = 'pixora.auth';
const url = import.meta.env.VITE_SUPABASE_URL ?? '';
const anonKey = import.meta.env.VITE_SUPABASE_ANON_KEY ?? '';

type Auth = InstanceType<typeof AuthClientClass>;
export type AuthStatus = 'unknown' | 'out' | 'anonymous' | 'named';

export const useAuth = create<{ status: AuthStatus; user: User | null }>(() => ({
  status: 'unknown',
  user: null,
}));

let client: Promise<Auth> | undefined;
let arriving: Promise<Session> | undefined;

/** The auth client, loaded on first need: the landing page does not wait for it. */
export function authClient(): Promise<Auth> {
  client ??= import('@supabase/auth-js').then(({ AuthClient }) => {
    const made = new AuthClient({
      url: `${url || location.origin}/auth/v1`,
      headers: anonKey ? { apikey: anonKey, Authorization: `Bearer ${anonKey}` } : {},
      storageKey: STORAGE_KEY,
      autoRefreshToken: true,
      persistSession: true,
      detectSessionInUrl: true,
    });
    made.onAuthStateChange((_event, session) => show(session));
    return made;
  });
  return client;
}

function show(session: Session | null) {
  const user = session?.user ?? null;
  useAuth.setState({ user, status: statusOf(user) });
}

function statusOf(user: User | null): AuthStatus {
  if (!user) return 'out';
  return user.is_anonymous ? 'anonymous' : 'named';
}

/** Says who is here without making an account. Costs no request when nobody ever was. */
export async function recallSession(): Promise<void> {
  if (!localStorage.getItem(STORAGE_KEY) && !location.hash.includes('access_token')) {
    useAuth.setState({ status: 'out', user: null });
    return;
  }
  const { data } = await (await authClient()).getSession();
  show(data.session);
}

/** A valid token; makes an anonymous account when there is none. */
export async function accessToken(): Promise<string> {
  const auth = await authClient();
  const { data } = await auth.getSession();
  if (data.session) return data.session.access_token;
  arriving ??= arrive(auth).finally(() => {
    arriving = undefined;
  });
  return (await arriving).access_token;
}

async function arrive(auth: Auth): Promise<Session> {
  const { data, error } = await auth.signInAnonymously();
  if (data.session) return data.session;
  throw new ApiError(401, 'unauthorized', error?.message ?? 'Sign in to go on.');
}

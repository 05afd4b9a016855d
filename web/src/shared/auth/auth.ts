/**
 * Who is here. `@supabase/auth-js` speaks to /auth/v1, which is the local Supabase-compatible
 * server by default and Supabase in production. Nobody is asked to sign in: the first thing that
 * needs an account makes an anonymous one, which signing up later turns into a named one.
 */

import type { AuthClient as AuthClientClass, Session, User } from '@supabase/auth-js';
import { create } from 'zustand';
import { ApiError } from '@/shared/api/errors';

const STORAGE_KEY = 'pixora.auth';

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
  client ??= openClient().catch((error: unknown) => {
    client = undefined;
    throw error;
  });
  return client;
}

async function openClient(): Promise<Auth> {
  const [{ AuthClient }, config] = await Promise.all([import('@supabase/auth-js'), readConfig()]);
  const key = config.supabaseKey;
  const made = new AuthClient({
    url: `${config.supabaseUrl || location.origin}/auth/v1`,
    headers: key ? { apikey: key, Authorization: `Bearer ${key}` } : {},
    storageKey: STORAGE_KEY,
    autoRefreshToken: true,
    persistSession: true,
    detectSessionInUrl: true,
  });
  made.onAuthStateChange((_event, session) => show(session));
  return made;
}

/** Which Supabase this host uses; empty = the local one, on our own origin. */
export async function readConfig(): Promise<{ supabaseUrl: string; supabaseKey: string }> {
  const response = await fetch('/config.json').catch(() => undefined);
  if (response?.ok) return response.json();
  throw new ApiError(
    0,
    'offline',
    'Pixora cannot be reached. Check your connection and try again.',
  );
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

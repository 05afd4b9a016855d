/**
 * Who is here. `@supabase/auth-js` speaks to /auth/v1, which is the local Supabase-compatible
 * server by default and Supabase in production. Nobody is asked to sign in: the first thing that
 * needs an account makes an anonymous one, which signing up later turns into a named one. Whose own
 * session ended is asked to sign in instead: as a new guest they would find none of their films.
 */

import type { AuthClient as AuthClientClass, Session, User } from '@supabase/auth-js';
import { create } from 'zustand';
import { ApiError } from '@/shared/api/errors';

const STORAGE_KEY = 'pixora.auth';
const AWAY = 'Pixora cannot be reached. Check your connection and try again.';

type Auth = InstanceType<typeof AuthClientClass>;
export type AuthStatus = 'unknown' | 'out' | 'anonymous' | 'named';

export const useAuth = create<{ status: AuthStatus; user: User | null }>(() => ({
  status: 'unknown',
  user: null,
}));

let client: Promise<Auth> | undefined;
/** The one who was here has an account of their own and did not leave by themselves. */
let ended = false;
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
  let named = statusOf(keptUser()) === 'named';
  made.onAuthStateChange((event, session) => {
    if (event === 'SIGNED_OUT') ended = named;
    if (session) ended = false;
    named = statusOf(session?.user ?? null) === 'named';
    show(session);
  });
  return made;
}

/** Who was here last, as the browser keeps it. */
function keptUser(): User | null {
  const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<Session> | null;
  return kept?.user ?? null;
}

/** Leaves by one's own will: whoever comes next may be a guest. */
export async function signOut(scope: 'global' | 'local' = 'global'): Promise<void> {
  const { error } = await (await authClient()).signOut({ scope });
  if (error) throw error;
  ended = false;
}

/** Which Supabase this host uses; empty = the local one, on our own origin. */
export async function readConfig(): Promise<{ supabaseUrl: string; supabaseKey: string }> {
  const response = await fetch('/config.json').catch(() => undefined);
  if (response?.ok) return response.json();
  throw new ApiError(0, 'offline', AWAY);
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

/**
 * A valid token; makes an anonymous account when nobody is here. Rejects with ApiError: `offline` while
 * a session that is still kept cannot be renewed, `unauthorized` when it has ended.
 */
export async function accessToken(): Promise<string> {
  const auth = await authClient();
  const { data } = await auth.getSession();
  if (data.session) return data.session.access_token;
  if (localStorage.getItem(STORAGE_KEY)) throw new ApiError(0, 'offline', AWAY);
  if (ended) throw new ApiError(401, 'unauthorized', 'You are signed out. Sign in again to go on.');
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

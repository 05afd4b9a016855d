import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const session = (is_anonymous: boolean) =>
  JSON.stringify({
    access_token: 'old',
    refresh_token: 'kept',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: 1,
    user: { id: 'ada', is_anonymous },
  });

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** An auth server that renews no session but takes in guests; the addresses it was asked for. */
function refusing(renew: () => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string) => {
    const { pathname } = new URL(input, location.origin);
    asked.push(pathname);
    if (pathname === '/config.json')
      return Promise.resolve(json({ supabaseUrl: '', supabaseKey: '' }));
    if (pathname === '/auth/v1/token') return Promise.resolve(renew());
    return Promise.resolve(
      json({ ...JSON.parse(session(true)), access_token: 'guest', expires_at: 4e9 }),
    );
  });
  return asked;
}

const gone = () => json({ code: 400, error_code: 'refresh_token_not_found', msg: 'gone' }, 400);

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
});

test('whose own session has ended is asked to sign in, and never becomes a guest', async () => {
  localStorage.setItem('pixora.auth', session(false));
  const asked = refusing(gone);
  const { accessToken } = await import('./auth');
  await expect(accessToken()).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(accessToken()).rejects.toMatchObject({ code: 'unauthorized' });
  expect(asked).not.toContain('/auth/v1/signup');
});

test('a guest whose session has ended is a guest again', async () => {
  localStorage.setItem('pixora.auth', session(true));
  refusing(gone);
  const { accessToken } = await import('./auth');
  await expect(accessToken()).resolves.toBe('guest');
});

test('a session that cannot be renewed for now is kept, not exchanged for a guest', async () => {
  vi.useFakeTimers();
  localStorage.setItem('pixora.auth', session(false));
  const asked = refusing(() => json({}, 503));
  const { accessToken } = await import('./auth');
  const token = accessToken().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await token).toMatchObject({ code: 'offline' });
  expect(asked).not.toContain('/auth/v1/signup');
  expect(localStorage.getItem('pixora.auth')).toContain('kept');
});

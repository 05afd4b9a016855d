import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { FilmEditor } from '@/shared/film/film-editor';
import { filmKey } from '@/shared/film/film-query';
import { aFilm } from '@/shared/testing/film';

const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };
const sent: unknown[] = [];
let signedIn = false;

beforeEach(() => {
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  sessionStorage.clear();
  sent.length = 0;
  signedIn = false;
  vi.stubGlobal('fetch', (path: string, options?: RequestInit) => {
    if (path === '/config.json')
      return Promise.resolve(Response.json({ supabaseUrl: '', supabaseKey: 'k' }));
    if (!signedIn)
      return Promise.resolve(
        Response.json({ code: 'unauthorized', detail: 'Sign in.' }, { status: 401 }),
      );
    sent.push(JSON.parse(String(options?.body)));
    return Promise.resolve(Response.json({ revision: 9, summary: '' }));
  });
  return () => vi.unstubAllGlobals();
});

function opened() {
  const queries = new QueryClient();
  const film = aFilm();
  queries.setQueryData(filmKey('film'), film);
  const editor = new FilmEditor('film', queries);
  return { editor, title: () => editor.shown(film, editor.drafts).title };
}

test('what is changed after the session ended stays on the screen and is sent after signing in', async () => {
  const { editor, title } = opened();
  await expect(editor.edit([{ op: 'settings', title: 'My words' }])).rejects.toThrow('Sign in.');
  expect(title()).toBe('My words');

  signedIn = true;
  const later = opened(); // the page is another one after signing in
  expect(await later.editor.sendUnsent()).toBe(1);
  expect(sent).toEqual([{ edits: [{ op: 'settings', title: 'My words' }] }]);
  expect(await later.editor.sendUnsent()).toBe(0);
});

test('signed in elsewhere, the page sends it and shows one draft of it', async () => {
  const { editor } = opened();
  await editor.edit([{ op: 'settings', title: 'My words' }]).catch(() => undefined);
  signedIn = true;
  await editor.sendUnsent();
  expect(editor.drafts).toHaveLength(1);
  expect(editor.saving()).toBe(false);
});

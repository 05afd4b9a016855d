import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Edit } from '@/shared/film/edits';
import { FilmEditor } from '@/shared/film/film-editor';
import { filmKey } from '@/shared/film/film-query';
import { aFilm } from '@/shared/testing/film';

const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };
const sent: unknown[] = [];
let signedIn = false;
let online = true;

beforeEach(() => {
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  sessionStorage.clear();
  sent.length = 0;
  signedIn = false;
  online = true;
  vi.stubGlobal('fetch', (path: string, options?: RequestInit) => {
    if (path === '/config.json')
      return Promise.resolve(Response.json({ supabaseUrl: '', supabaseKey: 'k' }));
    if (!online) return Promise.reject(new TypeError('no line'));
    if (!signedIn)
      return Promise.resolve(
        Response.json({ code: 'unauthorized', detail: 'Sign in.' }, { status: 401 }),
      );
    sent.push((JSON.parse(String(options?.body)) as { edits: Edit[] }).edits);
    return Promise.resolve(Response.json({ revision: 9, summary: '' }));
  });
  return () => vi.unstubAllGlobals();
});

/** A page of the film, whose title on the server is this one. */
function opened(title = 'A film') {
  let film = aFilm();
  const queries = new QueryClient({ defaultOptions: { queries: { queryFn: () => film } } });
  const serve = (name: string) => {
    film = { ...film, project: { ...film.project, title: name } };
    queries.setQueryData(filmKey('film'), film);
  };
  serve(title);
  const editor = new FilmEditor('film', queries);
  return { editor, serve, title: () => editor.shown(film, editor.drafts).title };
}

const titled = (title: string): Edit[] => [{ op: 'settings', title }];
const refused = (editor: FilmEditor, title: string) =>
  expect(editor.edit(titled(title))).rejects.toThrow('Sign in.');

test('what is changed after the session ended stays on the screen and is sent after signing in', async () => {
  const { editor, title } = opened();
  await refused(editor, 'My words');
  expect([title(), editor.standing()]).toEqual(['My words', 'unsaved']);

  signedIn = true;
  const later = opened(); // the page is another one after signing in
  expect(await later.editor.sendUnsent()).toBe(1);
  expect(sent).toEqual([titled('My words')]);
  expect(later.editor.standing()).toBe('saved');
  expect(await later.editor.sendUnsent()).toBe(0);
});

test('signed in elsewhere, the page sends it and shows one draft of it', async () => {
  const { editor } = opened();
  await refused(editor, 'My words');
  signedIn = true;
  await editor.sendUnsent();
  expect(editor.drafts).toHaveLength(1);
  expect(editor.standing()).toBe('saved');
});

test('two changes of the same words, one after the other, are no conflict with oneself', async () => {
  const { editor } = opened();
  await refused(editor, 'First');
  await refused(editor, 'Second');
  signedIn = true;
  const later = opened('First'); // the first one has arrived
  expect(await later.editor.sendUnsent()).toBe(2);
  expect(later.editor.clashes).toEqual([]);
});

/** Signed out, the title was changed here; somebody else changed it too before signing in. */
async function clashing() {
  await refused(opened().editor, 'Mine');
  signedIn = true;
  const page = opened('Theirs');
  const done = page.editor.sendUnsent();
  await expect.poll(() => page.editor.clashes).toHaveLength(1);
  expect(sent).toEqual([]);
  expect(page.editor.standing()).toBe('unsaved');
  return { ...page, done, decide: (mine: boolean) => page.editor.clashes[0]?.decide(mine) };
}

test('newer words are not overwritten unless the person says so', async () => {
  const { editor, title, done, decide } = await clashing();
  expect(title()).toBe('Mine');
  decide(true);
  expect(await done).toBe(1);
  expect(sent).toEqual([titled('Mine')]);
  expect(editor.standing()).toBe('saved');
});

test('the newer words stay when the person prefers them', async () => {
  const { editor, title, done, decide } = await clashing();
  decide(false);
  expect(await done).toBe(0);
  expect(sent).toEqual([]);
  expect([title(), editor.standing()]).toEqual(['Theirs', 'saved']);
});

test('what was changed while the line was away is asked about too', async () => {
  signedIn = true;
  online = false;
  const { editor, serve } = opened();
  void editor.edit(titled('Mine'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  online = true;
  serve('Theirs'); // the stream is back before the edit is
  dispatchEvent(new Event('online'));
  await expect.poll(() => editor.clashes).toHaveLength(1);
  expect(sent).toEqual([]);
});

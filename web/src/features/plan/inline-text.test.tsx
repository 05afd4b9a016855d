import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FilmProvider, useProject } from '@/shared/film/film-provider';
import { FilmEditor } from '@/shared/film/film-editor';
import { filmKey } from '@/shared/film/film-query';
import { aFilm } from '@/shared/testing/film';
import { InlineText } from './inline-text';

const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };
beforeEach(() => localStorage.setItem('pixora.auth', JSON.stringify(SESSION)));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Title() {
  const { title } = useProject();
  const edit = (text: string) => ({ op: 'settings', title: text }) as const;
  return <InlineText oneLine required label="Title" value={title} edit={edit} />;
}

/** The film's title to be edited; what is saved does not come back. */
function shown() {
  const saving = vi.spyOn(FilmEditor.prototype, 'edit');
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/config.json') return Response.json({ supabaseUrl: '', supabaseKey: 'k' });
    if (path.endsWith('/edits')) return Response.json({ revision: 9, summary: '' });
    if (path.endsWith('/film')) throw new TypeError('no line');
    return new Promise(() => undefined);
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const film = aFilm();
  const serve = (title: string) =>
    queries.setQueryData(filmKey('film'), { ...film, project: { ...film.project, title } });
  serve('Before');
  render(
    <QueryClientProvider client={queries}>
      <FilmProvider filmId="film" waiting={null} failed={() => null}>
        <Title />
      </FilmProvider>
    </QueryClientProvider>,
  );
  return {
    field: screen.getByLabelText('Title'),
    saved: () => saving.mock.calls.map(([[edit]]) => edit?.op === 'settings' && edit.title),
    editor: () => saving.mock.contexts[0] as FilmEditor,
    arrive: (title: string) => act(() => void serve(title)),
  };
}

const value = (text: string) => ['value', text] as const;

test('Enter keeps what was typed, Escape does not, and a title is not emptied', async () => {
  const person = userEvent.setup();
  const { saved, field } = shown();
  await person.clear(field);
  await person.type(field, 'After{Enter}');
  expect(saved()).toEqual(['After']);
  expect(document.activeElement).toBe(field);
  await person.type(field, ' and more{Escape}');
  expect(document.activeElement).toBe(field);
  await person.clear(field);
  await person.tab();
  expect(saved()).toEqual(['After']);
  expect(field).toHaveProperty(...value('After'));
});

test('a field that is only visited follows what arrives, and changes nothing', async () => {
  const person = userEvent.setup();
  const { saved, field, arrive } = shown();
  await person.click(field);
  arrive('Theirs');
  await expect.poll(() => field).toHaveProperty(...value('Theirs'));
  await person.tab();
  expect(saved()).toEqual([]);
});

test('what arrives during the typing does not disturb it, and is not overwritten unasked', async () => {
  const person = userEvent.setup();
  const { field, arrive, editor } = shown();
  await person.type(field, '!');
  arrive('Theirs');
  expect(field).toHaveProperty(...value('Before!'));
  await person.tab();
  await expect.poll(() => editor().clashes).toHaveLength(1);
  act(() => editor().clashes[0]?.decide(false));
  await expect.poll(() => field).toHaveProperty(...value('Theirs'));
});

test('two changes one after the other, the first not yet come back, are no conflict', async () => {
  const person = userEvent.setup();
  const { field, saved, editor } = shown();
  await person.type(field, '!{Enter}?');
  await person.tab();
  expect(saved()).toEqual(['Before!', 'Before!?']);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(editor().clashes).toEqual([]);
});

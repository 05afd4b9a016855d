import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { useDesk } from '@/features/timeline/model/desk';
import { FilmProvider } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import { aFilm } from '@/shared/testing/film';
import { Attachments, useAttachments } from './attachments';

const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };

function Composer() {
  return <Attachments {...useAttachments()} />;
}

/** Attaches the file; what is sent of it is the list. */
async function attach(file: File) {
  const sent: (FormDataEntryValue | null)[] = [];
  vi.stubGlobal('fetch', (path: string, options?: RequestInit) => {
    if (path === '/config.json')
      return Promise.resolve(Response.json({ supabaseUrl: '', supabaseKey: 'k' }));
    if (!path.endsWith('/uploads')) return new Promise(() => undefined);
    sent.push(options?.body instanceof FormData ? options.body.get('scene_id') : null);
    return Promise.resolve(Response.json({ take_id: 't2', revision: 4 }));
  });
  const queries = new QueryClient();
  queries.setQueryData(filmKey('film'), aFilm());
  render(
    <QueryClientProvider client={queries}>
      <FilmProvider filmId="film" waiting={null} failed={() => null}>
        <Composer />
      </FilmProvider>
    </QueryClientProvider>,
  );
  await userEvent
    .setup({ applyAccept: false })
    .upload(screen.getByLabelText('Files to attach'), file);
  return sent;
}

// Fetched before, however slow the machine is.
beforeAll(async () => void (await import('./attachment-list')));
beforeEach(() => {
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  useDesk.getState().selectAll([]);
  return () => vi.unstubAllGlobals();
});

test('a picture attached before a scene is selected waits for one, and is sent once', async () => {
  const sent = await attach(new File(['x'], 'boat.png', { type: 'image/png' }));
  expect(await screen.findByText('Select the scene it is for')).toBeTruthy();
  act(() => useDesk.getState().select('s2'));
  expect(await screen.findByLabelText('Uploaded')).toBeTruthy();
  act(() => useDesk.getState().select('s1'));
  expect(screen.getByText('Scene 2 picture')).toBeTruthy();
  expect(sent).toEqual(['s2']);
});

test('a file of another kind is refused by name, whatever is selected', async () => {
  useDesk.getState().select('s1');
  const sent = await attach(new File(['x'], 'notes.txt', { type: 'text/plain' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/no picture, clip or sound/);
  expect(sent).toEqual([]);
});

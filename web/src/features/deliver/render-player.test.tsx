import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Render } from '@/shared/api/types';
import { FilmProvider } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import { deliver as words } from '@/shared/i18n/deliver';
import { aFilm } from '@/shared/testing/film';
import { downloadQuery } from './queries';
import { RenderPlayer } from './render-player';

const RENDER = { id: 'r1', revision: 1, width_px: 1280, height_px: 720, size_bytes: 9 } as Render;

/** The line is there or not; the page hears of it. */
function line(there: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(there);
  act(() => void window.dispatchEvent(new Event(there ? 'online' : 'offline')));
}

function show() {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const queries = new QueryClient();
  queries.setQueryData(filmKey('film'), aFilm());
  queries.setQueryData(downloadQuery('film', 'r1').queryKey, {
    render_id: 'r1',
    url: '/film.mp4',
    download_url: '/film.mp4?download',
    poster_url: null,
  });
  render(
    <QueryClientProvider client={queries}>
      <FilmProvider filmId="film" waiting={null} failed={() => null}>
        <RenderPlayer render={RENDER} stale={false} due={false} />
      </FilmProvider>
    </QueryClientProvider>,
  );
  return () => screen.queryByLabelText(words.player('A film'));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a film that cannot be had without a line says so, and plays when it is back', () => {
  const player = show();
  line(false);
  fireEvent.error(player() as HTMLElement);
  expect(player()).toBeNull();
  expect(screen.getByText(words.away)).toBeTruthy();
  line(true);
  expect(player()).toBeTruthy();
});

test('a film that does not load can be tried again', () => {
  const player = show();
  fireEvent.error(player() as HTMLElement);
  expect(screen.getByText(words.notLoaded, { exact: false })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(player()).toBeTruthy();
});

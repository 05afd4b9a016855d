import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { Render } from '@/shared/api/types';
import { FilmProvider } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import { aFilm, aProject, aScene, aTake } from '@/shared/testing/film';
import { DeliverPage } from './deliver-page';
import { downloadQuery } from './queries';

afterEach(() => vi.unstubAllGlobals());

const RENDER = { id: 'r1', revision: 4, width_px: 1280, height_px: 720, size_bytes: 9 } as Render;
const MADE = aScene('s1', { picture: { takes: [aTake()], chosen: 't1', locked: false } });

/** What Deliver offers first when the film stands at that revision. */
function offered(revision: number) {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const queries = new QueryClient();
  const project = { ...aProject([MADE]), renders: [{ ...RENDER, report: {} }] };
  queries.setQueryData(filmKey('film'), { ...aFilm(project), revision });
  const found = { render_id: 'r1', url: '/f.mp4', download_url: '/f.mp4?d', poster_url: null };
  queries.setQueryData(downloadQuery('film', 'r1').queryKey, found);
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <FilmProvider filmId="film" waiting={null} failed={() => null}>
          <DeliverPage />
        </FilmProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const main = [
    screen.getByRole('link', { name: /Download MP4/ }),
    screen.getByRole('button', { name: 'Render again' }),
  ].filter((one) => one.className.includes('bg-accent'));
  return main.map((one) => one.textContent);
}

test('a file that is the film as it stands is there to be saved', () => {
  expect(offered(5)).toEqual([expect.stringContaining('Download MP4')]);
});

test('after a change the film is to be rendered again first', () => {
  expect(offered(6)).toEqual(['Render again']);
});

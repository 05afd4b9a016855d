/** Buttons that order something, clicked twice before the server has answered. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { RenderForm } from '@/features/deliver/render-form';
import { PlanBar } from '@/features/plan/plan-bar';
import { progressOf } from '@/features/plan/progress';
import type { Plan } from '@/features/plan/queries';
import { FilmProvider, useEditor } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import { aFilm, aProject, aScene, aTake } from '@/shared/testing/film';

const PLAN: Plan = {
  units: [],
  items: [],
  notes: [],
  quality: 'draft',
  total: 12,
  balance: 100,
  eta_s: 60,
  eta_slow_s: 90,
};
const MADE = aScene('s1', { picture: { takes: [aTake()], chosen: 't1', locked: false } });
const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };

/** A server that answers orders when told to; the paths of those it got. */
function server() {
  const orders: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  vi.stubGlobal('fetch', async (path: string, options?: RequestInit) => {
    if (path === '/config.json') return Response.json({ supabaseUrl: '', supabaseKey: 'k' });
    if (options?.method !== 'POST') return new Promise(() => undefined);
    orders.push(path.split('?')[0] ?? '');
    await held;
    return Response.json({ status: 'started', summary: 'Making it.', revision: 3 });
  });
  return { orders, release };
}

beforeEach(() => {
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  return () => vi.unstubAllGlobals();
});

function LastOrder() {
  const editor = useEditor();
  return <button onClick={() => void editor.tool('undo')}>Last order</button>;
}

function open(page: ReactNode) {
  const queries = new QueryClient();
  queries.setQueryData(filmKey('film'), aFilm(aProject([MADE])));
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <FilmProvider filmId="film" waiting={null} failed={() => null}>
          {page}
          <LastOrder />
        </FilmProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const bar = (
  <PlanBar plan={PLAN} progress={progressOf([], {})}>
    {null}
  </PlanBar>
);
test.each([
  ['Make the film', 'generate_scene', bar],
  ['Render the film', 'export_video', <RenderForm key="form" again={false} due />],
])('two clicks on "%s" are one order', async (name, tool, page) => {
  const { orders, release } = server();
  open(page);
  await userEvent.dblClick(screen.getByRole('button', { name }));
  await expect.poll(() => orders).toHaveLength(1);
  release();
  await userEvent.click(screen.getByRole('button', { name: 'Last order' }));
  const paths = [tool, 'undo'].map((one) => `/api/projects/film/tools/${one}`);
  await expect.poll(() => orders.at(-1)).toBe(paths[1]); // orders go out in turn
  expect(orders).toEqual(paths);
});

/** The card that asks before anything is spent, as a person reads and answers it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { FilmProvider } from '@/shared/film/film-provider';
import { filmKey } from '@/shared/film/film-query';
import { aFilm, aProject } from '@/shared/testing/film';
import type { Quote } from '../run/events';
import { ConversationProvider } from '../use-conversation';
import { ApprovalCard } from './approval-card';

const QUOTE: Quote = {
  title: 'Spend 8 credits?',
  items: [
    { scene_id: 's1', part: 'audio', credits: 1, label: 'Scene 1 narration' },
    { scene_id: 's1', part: 'visual', credits: 4, label: 'Scene 1 picture' },
    { scene_id: null, part: 'music', credits: 3, label: 'Music' },
  ],
  total: 8,
  balance: 100,
  expires_at: '2026-03-01T12:30:00',
  cheaper: 5,
};
const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };
const NO_THREAD = { thread_id: null, threads: [], events: [], last_seq: 0 };

/** What was sent to the server: where, and with what. */
let sent: unknown[] = [];
/** What there is to spend, as the server says when asked. */
let here = 100;
let looked = 0;

beforeEach(() => {
  sent = [];
  here = 100;
  looked = 0;
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  vi.useFakeTimers({
    now: new Date('2026-03-01T12:10:00'),
    toFake: ['Date', 'setInterval', 'clearInterval'],
  });
  vi.stubGlobal('fetch', async (path: string, options?: RequestInit) => {
    if (path === '/config.json') return Response.json({ supabaseUrl: '', supabaseKey: 'k' });
    if (path.startsWith('/api/credits')) {
      looked += 1;
      return Response.json({ balance: here, reserved: 0 });
    }
    if (path.includes('/thread')) return Response.json(NO_THREAD);
    if (options?.method !== 'POST') return new Promise(() => undefined);
    sent.push([path, JSON.parse(String(options.body))]);
    return Response.json({ run_id: 'r2', thread_id: 't1' });
  });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

function card(quote: Partial<Quote> = {}) {
  const queries = new QueryClient();
  queries.setQueryData(filmKey('film'), { ...aFilm(aProject()), balance: 100 });
  const interrupt = { id: 'int-1', metadata: { ...QUOTE, ...quote } };
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <FilmProvider filmId="film" waiting={null} failed={() => null}>
          <ConversationProvider>
            <ApprovalCard
              item={{ kind: 'approval', id: 'int-1', run_id: 'r1', interrupt, answer: null }}
            />
          </ConversationProvider>
        </FilmProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return within(screen.getByRole('group', { name: 'Approval needed' }));
}

const answer = (approved: boolean, scene_ids: string[] | null = null) => [
  '/api/runs/r1/resume',
  { approvals: [{ interrupt_id: 'int-1', approved, scene_ids }] },
];

test('it says what it is for, the total, what is left, and until when the price holds', () => {
  const shown = card();
  expect(shown.getByText('Spend 8 credits?')).toBeTruthy();
  expect(shown.getByText('100 → 92')).toBeTruthy();
  const lines = shown.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual(['Scene 1 narration and picture55 credits', 'Music33 credits']);
  expect(shown.getByText(/price holds until 12:30/)).toBeTruthy();
});

test('an old price is not called held', () => {
  const shown = card({ expires_at: '2026-03-01T12:00:00' });
  expect(
    shown.getByText(/was held until 12:00.*if it has changed, you are asked again/),
  ).toBeTruthy();
  expect(shown.queryByText(/price holds/)).toBeNull();
});

test('asked again after a yes, it says why', () => {
  const why = 'The work or its price has changed since then. It was 6 credits, and is 8 now.';
  expect(card({ why }).getByText(`${why} Nothing has been spent yet.`)).toBeTruthy();
});

test('a yes, a yes to a part, a no and a wish for less are sent as they are', async () => {
  const second = { scene_id: 's2', part: 'visual', credits: 4, label: 'Scene 2 picture' };
  const shown = card({ items: [...QUOTE.items, second], total: 12 });
  await userEvent.click(shown.getByRole('button', { name: /^Approve/ }));
  await userEvent.click(shown.getByRole('button', { name: 'Not now' }));
  await userEvent.click(shown.getByRole('checkbox', { name: /Scene 1/ }));
  expect(shown.getByText('100 → 96'), 'nor is the music in it').toBeTruthy();
  await userEvent.click(shown.getByRole('button', { name: /^Approve/ }));
  await userEvent.click(shown.getByRole('button', { name: /Cheaper: 5 credits/ }));
  await expect.poll(() => sent).toHaveLength(4);
  expect(sent.slice(0, 3)).toEqual([answer(true), answer(false), answer(true, ['s2'])]);
  expect(sent[3]).toMatchObject([
    '/api/projects/film/messages',
    { text: 'Do it cheaper: in draft quality' },
  ]);
});

test('more than there is cannot be approved, and the way to more is shown', () => {
  const items = [{ scene_id: 's1', part: 'visual', credits: 120, label: 'Scene 1 picture' }];
  const shown = card({ items, total: 120 });
  expect(shown.getByText('20 credits missing')).toBeTruthy();
  expect(shown.getByRole('button', { name: /Continue/ }).hasAttribute('disabled')).toBe(true);
  expect(shown.getByRole('link', { name: 'more credits' })).toBeTruthy();
});

test('the card wakes by itself when credits have come', async () => {
  const items = [{ scene_id: 's1', part: 'visual', credits: 120, label: 'Scene 1 picture' }];
  const shown = card({ items, total: 120 });
  await expect.poll(() => looked).toBe(1);
  expect(shown.getByText('20 credits missing')).toBeTruthy();
  here = 150;
  await vi.advanceTimersByTimeAsync(6000);
  await expect.poll(() => shown.queryByText('Spend 120 credits?')).toBeTruthy();
  expect(shown.getByText('150 → 30')).toBeTruthy();
  await userEvent.click(shown.getByRole('button', { name: /^Approve/ }));
  await expect.poll(() => sent).toEqual([answer(true)]);
});

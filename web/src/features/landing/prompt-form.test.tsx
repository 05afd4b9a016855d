/** The first form sends an idea; what the writer says beside the new film is said as news. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { PromptForm } from '@/features/landing/prompt-form';
import { Toaster } from '@/shared/ui/toaster';

const NOTE = 'The texts are in English: writing Dutch needs a language model.';
const SESSION = { access_token: 't', refresh_token: 'r', expires_at: 4e9, user: { id: 'u' } };

function open() {
  localStorage.setItem('pixora.auth', JSON.stringify(SESSION));
  const posted = vi.fn<(body: unknown) => void>();
  vi.stubGlobal('fetch', async (path: string, options?: RequestInit) => {
    if (path === '/config.json') return Response.json({ supabaseUrl: '', supabaseKey: 'k' });
    if (path.startsWith('/api/me')) return Response.json({});
    if (options?.method !== 'POST') return new Promise(() => undefined);
    posted(JSON.parse(String(options.body)));
    return Response.json({ project: { id: 'film' }, revision: 1, note: NOTE });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Routes>
          <Route path="/" element={<PromptForm />} />
          <Route path="/films/:film/plan" element={<p>The plan</p>} />
        </Routes>
      </MemoryRouter>
      <Toaster />
    </QueryClientProvider>,
  );
  return posted;
}

afterEach(() => vi.unstubAllGlobals());

test('a new film comes with what its writer says beside it', async () => {
  open();
  await userEvent.type(screen.getByRole('textbox'), 'A fox learns to skate');
  await userEvent.click(screen.getByRole('button', { name: 'Plan it' }));
  await screen.findByText('The plan');
  expect(await screen.findByText(NOTE)).toBeTruthy();
});

test('Enter plans it, with Shift it begins a new line, as in the chat', async () => {
  const posted = open();
  await userEvent.type(
    screen.getByRole('textbox'),
    'Scene 1: dawn{Shift>}{Enter}{/Shift}Scene 2: dusk',
  );
  expect(posted).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('The plan');
  expect(posted.mock.calls[0]?.[0]).toMatchObject({ idea: 'Scene 1: dawn\nScene 2: dusk' });
});

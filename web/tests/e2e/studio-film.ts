/** A small finished film of a new anonymous person, made by the real stack once for a spec file. */
import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';

export interface Made {
  filmId: string;
  /** The session as the app keeps it in localStorage. */
  session: string;
  token: string;
  /** What the auth server wants to see of every client. */
  apikey: string;
}

interface FilmAnswer {
  project: { id: string; scenes: { id: string }[] };
  jobs: { state: string }[];
}

/** A new anonymous person's plan, nothing of it made yet. */
export async function planOf(
  request: APIRequestContext,
  wish: Record<string, unknown>,
): Promise<Made> {
  const { supabaseKey } = (await (await request.get('/config.json')).json()) as {
    supabaseKey: string;
  };
  const entered = await request.post('/auth/v1/signup', {
    headers: { apikey: supabaseKey },
    data: {},
  });
  expect(entered.ok()).toBe(true);
  const session = (await entered.json()) as { access_token: string };
  const token = session.access_token;
  const headers = { Authorization: `Bearer ${token}` };
  const born = await request.post('/api/projects', { headers, data: wish });
  expect(born.status()).toBe(201);
  const { project } = (await born.json()) as FilmAnswer;
  return { filmId: project.id, session: JSON.stringify(session), token, apikey: supabaseKey };
}

/** Writes a film of `seconds` and makes it in draft quality; resolves when nothing is under way. */
export async function makeFilm(
  request: APIRequestContext,
  { seconds = 15, patience_ms = 240_000 } = {},
): Promise<Made> {
  const idea = 'A lighthouse keeper waits for a boat through a stormy night';
  const made = await planOf(request, { idea, duration_s: seconds, quality: 'draft' });
  await begin(request, made, 'draft');
  await ended(request, made, patience_ms);
  return made;
}

/** Orders everything that is missing. */
export async function begin(request: APIRequestContext, made: Made, quality: string) {
  const headers = { Authorization: `Bearer ${made.token}` };
  const path = `/api/projects/${made.filmId}/tools/generate_scene?max_credits=200`;
  expect((await request.post(path, { headers, data: { quality } })).ok()).toBe(true);
}

/** Takes every order back, and waits until nothing is under way. */
export async function stop(request: APIRequestContext, made: Made) {
  const headers = { Authorization: `Bearer ${made.token}` };
  const path = `/api/projects/${made.filmId}/tools/cancel_generation`;
  expect((await request.post(path, { headers, data: {} })).ok()).toBe(true);
  await ended(request, made);
}

/** Waits until nothing of that film is under way. */
export async function ended(
  request: APIRequestContext,
  made: Made,
  patience_ms = 240_000,
): Promise<void> {
  const headers = { Authorization: `Bearer ${made.token}` };
  const path = `/api/projects/${made.filmId}`;
  await expect
    .poll(
      async () => {
        const film = (await (await request.get(path, { headers })).json()) as FilmAnswer;
        return film.jobs.filter((job) => job.state === 'queued' || job.state === 'running').length;
      },
      { timeout: patience_ms, intervals: [1000] },
    )
    .toBe(0);
}

/** The studio of that film in a tab of its own. */
export async function openStudio(
  browser: Browser,
  made: Made,
  { width = 1440, height = 900, motion = 'reduce' as 'reduce' | 'no-preference' } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: motion });
  await context.addInitScript((session) => {
    if (!localStorage.getItem('pixora.auth')) localStorage.setItem('pixora.auth', session);
  }, made.session);
  const page = await context.newPage();
  await page.goto(`/films/${made.filmId}/studio`);
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible({ timeout: 30_000 });
  return page;
}

/** Scene ids as the server keeps them. */
export async function saved(request: APIRequestContext, made: Made): Promise<string[]> {
  const headers = { Authorization: `Bearer ${made.token}` };
  const answer = await request.get(`/api/projects/${made.filmId}`, { headers });
  return ((await answer.json()) as FilmAnswer).project.scenes.map((scene) => scene.id);
}

/** Scene ids in the order of the timeline. */
export const order = (page: Page): Promise<(string | undefined)[]> =>
  page
    .getByRole('listbox', { name: 'Scenes' })
    .getByRole('option')
    .evaluateAll((clips) => clips.map((clip) => (clip as HTMLElement).dataset.scene));

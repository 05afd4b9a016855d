/** What axe finds on every page and in every dialog, in both themes and widths. */
import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { findings, makeAdmin, moving } from './film';
import { begin, ended, planOf, stop, type Made } from './studio-film';
import { test } from './test';

const PAGES = [
  '/',
  '/films',
  '/credits',
  '/settings',
  '/admin',
  '/sign-in',
  '/sign-up',
  '/reset',
  '/new-password',
  '/nowhere',
  '/films/00000000000000000000000000000000/plan',
];
const WIDTHS = [1440, 390];
const EMAIL = `axe-${Date.now()}@example.org`;

let made: Made;
test.beforeAll(async ({ request }) => {
  made = await planOf(request, { idea: 'A fox waits for the spring', duration_s: 10 });
  await named(request, made);
  makeAdmin(EMAIL);
});

/** Gives the anonymous person of that film an address, and so an account that can be an admin. */
async function named(request: APIRequestContext, { token, apikey }: Made) {
  const headers = { Authorization: `Bearer ${token}`, apikey };
  const data = { email: EMAIL, password: 'correct horse battery' };
  expect((await request.put('/auth/v1/user', { headers, data })).ok()).toBe(true);
}

/** A tab of that person, who signs in anew so that the token says who is an admin. */
async function tab(browser: Browser, width: number): Promise<Page> {
  const page = await browser.newPage({
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
  });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/films');
  return page;
}

/** Nothing for axe to find in either theme, nothing too wide, nothing that moves or plays unasked. */
async function clean(page: Page, what: string) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await findings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
  expect(await moving(page), `${what} moves`).toEqual([]);
  const playing = await page
    .locator('video, audio')
    .evaluateAll((all) => all.filter((one) => !(one as HTMLMediaElement).paused).length);
  expect(playing, `${what} plays`).toBe(0);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}

test('axe finds nothing while a film is being made', async ({ browser, request }) => {
  const page = await tab(browser, 1440);
  await begin(request, made, 'high');
  await page.goto(`/films/${made.filmId}/plan`);
  const progress = page.getByRole('progressbar', { name: 'Film progress' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(progress).toBeVisible();
    await clean(page, `progress, ${width} px`);
  }
  await stop(request, made); // high quality takes long enough to be looked at, draft does for the rest
  await begin(request, made, 'draft');
});

for (const width of WIDTHS) {
  test(`axe finds nothing at ${width} px`, async ({ browser, request }) => {
    test.setTimeout(600_000);
    await ended(request, made);
    const page = await tab(browser, width);
    const film = `/films/${made.filmId}`;
    for (const path of [`${film}/plan`, `${film}/deliver`, ...PAGES]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      if (path === '/admin') await expect(page.getByRole('table')).toBeVisible();
      await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
      await clean(page, path);
    }
    await dialogsOfPages(page);
    await studio(page, film, width);
  });
}

async function dialogsOfPages(page: Page) {
  const dialog = page.getByRole('dialog');
  const shut = async (what: string) => {
    await expect(dialog).toBeVisible();
    await clean(page, what);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  await page.goto('/admin');
  await page
    .getByRole('button', { name: /^Grant credits to/ })
    .first()
    .click();
  await shut('grant dialog');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await shut('key dialog');
  await page.getByRole('button', { name: 'Delete account' }).click();
  await shut('delete account dialog');
  await page.keyboard.press('Control+k');
  await shut('command palette');
  await page.keyboard.press('?');
  await shut('keyboard help');
}

async function studio(page: Page, film: string, width: number) {
  await page.goto(`${film}/studio`);
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  const panel = async (name: string) => {
    const bar = page.getByRole('navigation', { name: 'Studio panels' });
    if (width < 1000) await bar.getByRole('button', { name }).click();
  };
  await panel('Timeline');
  await expect(page.getByRole('listbox', { name: 'Scenes' })).toBeVisible();
  await clean(page, 'studio');
  await panel('Scenes');
  await page.getByRole('tab', { name: 'Scenes' }).click();
  await page.locator('button[aria-expanded]').filter({ hasText: /^1/ }).click();
  const dialog = page.getByRole('dialog');
  for (const [button, what] of [
    [/^Visual .*make a new take/, 'regenerate'],
    [/^Voice .*make a new take/, 'voice takes'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(dialog).toBeVisible();
    await clean(page, what);
    await page.keyboard.press('Escape');
  }
  await panel('Assistant');
  const field = page.getByRole('textbox', { name: 'Message the assistant' });
  await field.fill('Another take of scene 1');
  await field.press('Enter');
  await expect(page.getByRole('group', { name: 'Approval needed' })).toBeVisible();
  await clean(page, 'approval card');
  await page.getByRole('button', { name: 'Not now' }).click();
}

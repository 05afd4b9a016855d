import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { planFilm, refusals } from './film';
import { planOf } from './studio-film';
import { test } from './test';

test('films are renamed, copied, found, deleted and brought back', async ({ page }) => {
  const refused = refusals(page);
  await planFilm(page, 'A film about a paper fox at bedtime');
  await page.goto('/films');
  const tile = page.locator('li').filter({ has: page.getByRole('heading', { level: 2 }) });
  await expect(tile).toHaveCount(1);
  await page.getByRole('button', { name: /^Options for/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('New title').fill('The Paper Fox');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The Paper Fox' })).toBeVisible();

  await page.getByRole('button', { name: 'Options for The Paper Fox' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(tile).toHaveCount(2);

  await expect(page.getByRole('region', { name: 'Where you left off' })).toBeVisible();
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(tile).toHaveCount(2);
  await page.getByRole('radio', { name: 'Needs you' }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  await page.getByLabel('Search films').fill('no such film');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all films' }).click();
  await expect(tile).toHaveCount(2);

  await page
    .getByRole('button', { name: /^Options for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(tile).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tile).toHaveCount(2);
  expect(refused).toEqual([]); // menus and notices bring styles of their own

  await page.goto('/admin');
  await expect(page.getByText('For administrators only')).toBeVisible();
  await page.goto(`/films/${'0'.repeat(32)}/plan`);
  await expect(page.getByText('There is no such film here')).toBeVisible();
  await page.getByRole('link', { name: 'Your films' }).click();
  await expect(tile).toHaveCount(2);
});

test('a guest becomes an account in place, and finds the films again', async ({
  page,
  browser,
}) => {
  await planFilm(page, 'A film about tides');
  const email = `e2e-${Date.now()}@example.org`;
  const password = 'correct horse battery';
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/films');
  const films = page.getByRole('heading', { level: 2 });
  await expect(films).toHaveCount(1);
  const title = await films.first().textContent();

  const elsewhere = await browser.newPage();
  await elsewhere.goto('/films');
  await elsewhere.waitForURL(/sign-in\?next=/);
  await elsewhere.getByLabel('E-mail').fill(email);
  await elsewhere.getByLabel('Password').fill('wrong password');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('alert')).toBeVisible();
  await elsewhere.getByLabel('Password').fill(password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('heading', { name: title ?? '' })).toBeVisible();
  await elsewhere.getByRole('button', { name: /account/i }).click();
  await elsewhere.getByRole('menuitem', { name: 'Sign out' }).click();
  await elsewhere.waitForURL((url) => url.pathname === '/');
});

/** The link of the newest mail to that address; nothing is sent, it lies in the studio's outbox. */
async function mailedLink(address: string): Promise<string> {
  const folder = path.join(process.env.PIXORA_E2E_HOME ?? '', 'outbox');
  const newest = () => {
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    const mails = names
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8').replace(/=\r?\n/g, ''));
    return mails.findLast((mail) => mail.includes(`To: ${address}`));
  };
  await expect.poll(newest).toBeTruthy();
  return /http\S+verify\S+/.exec(newest() ?? '')?.[0].replaceAll('=3D', '=') ?? '';
}

test('a forgotten password is chosen anew by a mailed link, which works once', async ({
  page,
  request,
  browser,
}) => {
  const { supabaseKey } = (await (await request.get('/config.json')).json()) as {
    supabaseKey: string;
  };
  const email = `forgot-${Date.now()}@example.org`;
  const headers = { apikey: supabaseKey };
  const data = { email, password: 'the one nobody remembers' };
  expect((await request.post('/auth/v1/signup', { headers, data })).ok()).toBe(true);

  await page.goto('/reset');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('in the folder “outbox”');
  const link = await mailedLink(email);
  await page.goto(link);
  await page.getByLabel('New password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/films');
  await expect(page.getByRole('heading', { name: 'Films', exact: true })).toBeVisible();

  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
  await expect(elsewhere.getByLabel('New password')).toBeHidden();
  await elsewhere.getByRole('link', { name: 'Send a new link' }).click();
  await elsewhere.getByRole('link', { name: 'Sign in' }).click();
  // The page left has a field of that name too, and stays until the next one is fetched.
  await expect(elsewhere.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await elsewhere.getByLabel('E-mail').fill(email);
  await elsewhere.getByLabel('Password').fill('correct horse battery');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.waitForURL('**/films');
});

test('a key for programs is shown once, works, says when it was used, and ends at once', async ({
  page,
  request,
}) => {
  const made = await planOf(request, { idea: 'A film about keys', duration_s: 5 });
  await page.addInitScript((kept) => localStorage.setItem('pixora.auth', kept), made.session);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly export');
  await dialog.getByLabel('Spend at most').fill('50');
  await page.keyboard.press('Enter');
  const secret = await dialog.getByLabel('Key').inputValue();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('list', { name: 'API keys' }).getByRole('listitem');
  await expect(row).toContainText(/Nightly export.*0 credits of 50 spent.*Never used/);
  expect(await page.content()).not.toContain(secret);

  const films = { headers: { Authorization: `Bearer ${secret}` } };
  expect((await request.get('/api/projects', films)).status()).toBe(200);
  await page.reload();
  await expect(row).toContainText('Last used just now');
  await row.getByRole('button', { name: 'Revoke Nightly export' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('No keys yet.')).toBeVisible();
  expect((await request.get('/api/projects', films)).status()).toBe(401);
});

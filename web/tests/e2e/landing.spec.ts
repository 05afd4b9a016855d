import { expect, type Page } from '@playwright/test';
import { atOnce, tabTo } from './keys';
import { delay, movedSoFar, watchMoves } from './moved';
import { test } from './test';

const VISITS = [
  { width: 1440, late: [] },
  { width: 390, late: [] },
  { width: 390, late: ['**/*.woff2'] },
  { width: 390, late: ['**/api/choices', '**/api/examples'] },
  // The upright and the italic face come one after the other.
  { width: 390, late: ['**/instrument-serif*italic*.woff2', '**/api/**'] },
];
const LATE_MS = 700;

test('the first page is drawn before its script, and nothing on it moves', async ({ browser }) => {
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto('/');
  await expect(still.getByRole('heading', { level: 1 })).toContainText('by talking');
  await expect(still.getByLabel('Describe your film')).toBeVisible();

  for (const { width, late } of VISITS) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await watchMoves(page);
    await delay(page, late, LATE_MS);
    const examples = page.waitForResponse('**/api/examples');
    await page.goto('/');
    await examples;
    const score = await movedSoFar(page);
    expect(score, `layout shift at ${width} px, late: ${late.join(', ')}`).toBeLessThanOrEqual(
      0.05,
    );
  }
});

test('its scripts come when it is loaded, or with the first touch', async ({ page }) => {
  await page.goto('/');
  await expect.poll(() => scriptsAsked(page)).toBeGreaterThan(5);
  const early = await page.evaluate(() => {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const scripts = performance.getEntriesByType('resource').filter((r) => r.name.endsWith('.js'));
    return scripts.filter((script) => script.startTime < (page?.loadEventStart ?? Infinity)).length;
  });
  expect(early).toBe(0);

  const letFaces = await hold(page, '**/*.woff2');
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel('Describe your film').waitFor();
  expect(await scriptsAsked(page)).toBe(0);
  await page.getByLabel('Describe your film').focus();
  await expect.poll(() => scriptsAsked(page)).toBeGreaterThan(5);
  letFaces();
});

test('the drawn page comes alive where it stands, and keeps what was typed before', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const release = await hold(page, '**/assets/landing-page-*.js');
  await page.goto('/', { waitUntil: 'commit' });
  const field = page.getByLabel('Describe your film');
  await field.pressSequentially('A fox');
  const drawn = await field.elementHandle();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  release();
  await expect(page.getByText('costs about')).toBeVisible();
  await expect(field).toHaveValue('A fox');
  await expect(field).toBeFocused();
  expect(await drawn?.evaluate((element) => element.isConnected)).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(errors).toEqual([]);
});

test('what is pressed before the page is awake is done when it is', async ({ page }) => {
  const plan = page.getByRole('button', { name: 'Plan it' });
  const ways = [() => plan.click(), () => page.keyboard.press('Enter')];
  for (const send of ways) {
    const release = await hold(page, '**/assets/landing-page-*.js');
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Bedtime story' }).click();
    await page.getByLabel('Length').selectOption('15 s');
    await page.getByLabel('Describe your film').focus();
    await send();
    const sent = page.waitForRequest('**/api/projects');
    await page.route('**/api/projects', (route) => route.abort());
    release();
    expect((await sent).postDataJSON()).toMatchObject({
      idea: 'Bedtime story with a paper fox',
      duration_s: 15,
    });
    await page.evaluate(() => sessionStorage.clear());
  }
});

test('keys pressed before the page is awake count, and the focus stays where they led', async ({
  page,
}) => {
  const release = await hold(page, '**/assets/landing-page-*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel('Describe your film').pressSequentially('A fox');
  await tabTo(page, /radio 16:9/);
  await atOnce(page, 'ArrowRight', 'Enter', 'Tab', 'ArrowDown', 'ArrowDown');
  release();
  await expect(page.getByText('costs about')).toBeVisible();
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked();
  await expect(page.getByLabel('Length')).toHaveValue('30');
  await expect(page.getByLabel('Length')).toBeFocused();
  const sent = page.waitForRequest('**/api/projects');
  await page.route('**/api/projects', (route) => route.abort());
  await page.getByRole('button', { name: 'Plan it' }).click();
  expect((await sent).postDataJSON()).toMatchObject({ aspect_ratio: '9:16', duration_s: 30 });
});

test('a press without an idea leads to where it is written', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await expect(page.getByLabel('Describe your film')).toBeFocused();
});

/** Keeps answers to those addresses back until the function it answers is called. */
async function hold(page: Page, addresses: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

const scriptsAsked = (page: Page) =>
  page.evaluate(
    () => performance.getEntriesByType('resource').filter((r) => r.name.endsWith('.js')).length,
  );

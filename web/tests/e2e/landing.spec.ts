import { expect, test } from '@playwright/test';
import { delay, movedSoFar, watchMoves } from './moved';

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

test('the drawn page comes alive where it stands, and keeps what was typed before', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/landing-page-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const field = page.getByLabel('Describe your film');
  await field.pressSequentially('A fox');
  const drawn = await field.elementHandle();
  release();
  await expect(page.getByRole('button', { name: 'Plan it' })).toBeEnabled();
  await expect(field).toHaveValue('A fox');
  await expect(field).toBeFocused();
  expect(await drawn?.evaluate((element) => element.isConnected)).toBe(true);
  expect(errors).toEqual([]);
});

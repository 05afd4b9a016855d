import { expect, type Page } from '@playwright/test';
import { planFilm } from './film';
import { test } from './test';

const titles = (page: Page) =>
  page
    .getByLabel(/^Scene \d+ title$/)
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

/** The server has what was changed: the word stands for it in the header. */
const saved = (page: Page) =>
  expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();

test('scenes are edited, moved by keyboard, added, and removed with undo', async ({ page }) => {
  await planFilm(page, 'A thirty second story about a bicycle that wants to see the sea');
  const first = page.getByLabel('Scene 1 title');
  await first.fill('Where it begins');
  await first.press('Enter');
  await expect(first).toHaveValue('Where it begins');
  await saved(page);
  await page.reload();
  await expect(page.getByLabel('Scene 1 title')).toHaveValue('Where it begins');

  const before = await titles(page);
  expect(before.length).toBeGreaterThan(2);
  const handle = page.getByRole('button', { name: 'Drag scene 1 to reorder' });
  await handle.focus();
  // The second key before the page has answered the first: it counts all the same.
  await Promise.all([page.keyboard.press('Space'), page.keyboard.press('ArrowDown')]);
  await page.keyboard.press('Space');
  await expect(page.getByText('Scene 1 is put down at place 2')).toBeAttached();
  await expect.poll(async () => (await titles(page))[1]).toBe('Where it begins');

  await page.getByRole('button', { name: 'Add scene' }).click();
  await page.getByLabel('Describe the new scene in a sentence').fill('A gull lands on the saddle');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await titles(page)).length).toBe(before.length + 1);

  await page.getByRole('button', { name: 'Options for scene 2', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove scene' }).click();
  await expect.poll(() => titles(page)).not.toContain('Where it begins');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => titles(page)).toContain('Where it begins');

  await page.setViewportSize({ width: 390, height: 844 });
  const earlier = page.getByRole('menuitem', { name: 'Move earlier' });
  await expect(async () => {
    // The page may still be finding its new width: a click on what moves away opens nothing.
    await page.getByRole('button', { name: 'Options for scene 2', exact: true }).click();
    await expect(earlier).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await earlier.click();
  await expect.poll(async () => (await titles(page))[0]).toBe('Where it begins');
  await page.getByTitle('Show what it costs').click();
  await expect(page.getByRole('dialog').getByText('Scene 1 picture')).toBeVisible();
});

test('two tabs on one film see each other, and a conflict loses nothing', async ({
  page,
  context,
}) => {
  const id = await planFilm(page, 'A short film about two lighthouses');
  const other = await context.newPage();
  await other.goto(`/films/${id}/plan`);
  const theirs = other.getByLabel('Scene 1 title');
  const mine = page.getByLabel('Scene 1 title');
  await theirs.fill('From the other tab');
  await theirs.press('Enter');
  await expect(mine).toHaveValue('From the other tab');

  await page.route('**/events', (route) => route.abort());
  await page.reload();
  await expect(mine).toHaveValue('From the other tab');
  await theirs.fill('Theirs again');
  await theirs.press('Enter');
  await expect(theirs).toHaveValue('Theirs again');
  await saved(other);
  await mine.fill('Mine');
  await mine.press('Enter');
  await page.getByRole('button', { name: 'Use mine' }).click();
  await expect(theirs).toHaveValue('Mine');
});

test('the assistant changes the plan from one line', async ({ page }) => {
  await planFilm(page, 'A film about a fox in the snow');
  await page.getByRole('textbox', { name: 'Ask for a change' }).fill('Call the film Winter Fox');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Film title').last()).toHaveValue(/Winter Fox/i, {
    timeout: 30_000,
  });
  await expect(page.getByRole('link', { name: 'Open the conversation' })).toBeVisible();
});

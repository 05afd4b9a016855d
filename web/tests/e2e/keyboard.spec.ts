/** The whole way by keyboard alone, from an idea to the file: no mouse, no focus set by the test. */

import { expect, type Page } from '@playwright/test';
import { planFilm } from './film';
import { atOnce, expectShown, focused, tabTo } from './keys';
import { test } from './test';

const IDEA = 'A six second film about a lighthouse keeper and a paper boat';
const titles = (page: Page) =>
  page
    .getByLabel(/^Scene \d title$/)
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

test('an idea becomes a film file by keyboard alone', async ({ page }) => {
  test.setTimeout(600_000);
  await test.step('the prompt, with a wish of its own', () => describe(page));
  await test.step('the plan: a line edited, a scene moved, one removed and back', () => edit(page));
  await test.step('the film is made', () => make(page));
  await test.step('the studio: a change of one scene, approved by key', () => direct(page));
  await test.step('the file', () => deliver(page));
});

test('keys pressed faster than the page draws go where they were meant', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('costs about')).toBeVisible();
  await tabTo(page, /radio 16:9/);
  await atOnce(page, 'ArrowRight', 'Tab', 'Tab');
  await page.evaluate(() => new Promise((run) => setTimeout(run))); // after every timer of those keys
  expect((await focused(page)).name).toMatch(/^select Style/);
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked();
});

test('from the top of a plan, making the film is a few keys away', async ({ page }) => {
  await planFilm(page, IDEA);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Make the film' })).toBeEnabled();
  await tabTo(page, /Skip to Price and next step/);
  await page.keyboard.press('Enter');
  await expectShown(page, /^section Price and next step/);
  for (let stop = 0; stop < 5; stop += 1) {
    if (/Make the film/.test((await focused(page)).name)) break;
    await page.keyboard.press('Tab');
  }
  await expectShown(page, /Make the film/);
});

async function describe(page: Page) {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  await expectShown(page, /Skip to content/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focused(page)).name).toMatch(/^main/);
  await tabTo(page, /Describe your film/);
  await page.keyboard.type(IDEA);
  await tabTo(page, /radio 16:9/);
  await page.keyboard.press('ArrowRight');
  await tabTo(page, /^select Style/);
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /Plan it/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/plan$/, { timeout: 120_000 });
  await expect(page.getByRole('button', { name: 'Make the film' })).toBeEnabled({
    timeout: 30_000,
  });
}

async function edit(page: Page) {
  await expect.poll(async () => (await focused(page)).name).toMatch(/^main/);
  await tabTo(page, /^select Quality/);
  await page.keyboard.press('ArrowUp');
  await tabTo(page, /Scene 1 narration/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The keeper waits.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectShown(page, /Scene 1 narration/);
  const before = await titles(page);

  await tabTo(page, /Drag scene 1/, { back: true });
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown'); // at once: no key may be lost
  await expect(page.getByText('Scene 1 is at place 2')).toBeAttached();
  await page.keyboard.press('Space');
  const swapped = [before[1], before[0], ...before.slice(2)];
  await expect.poll(() => titles(page)).toEqual(swapped);
  await expectShown(page, /Drag scene 2/);

  await tabTo(page, /Options for scene 2/, { back: true });
  await page.keyboard.press('Enter');
  await expectShown(page, /^menuitem/);
  await atOnce(page, 'End', 'Enter');
  await expect(page.getByText('Removed “')).toBeVisible();
  await expect.poll(() => titles(page)).toEqual([before[1], ...before.slice(2)]);
  await expectShown(page, /Options for scene/); // of the one now in its place
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => titles(page)).toEqual(swapped);
  await expectShown(page, /Options for scene/);
}

async function make(page: Page) {
  await tabTo(page, /Make the film/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar', { name: 'Film progress' })).toBeVisible();
  await expectShown(page, /Open studio/); // it stands where the button was
  await expect(page.getByRole('link', { name: 'Watch the film' })).toBeVisible({
    timeout: 240_000,
  });
  await expectShown(page, /Open studio/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/studio$/);
}

async function direct(page: Page) {
  await expect.poll(async () => (await focused(page)).name).toMatch(/^main/);
  const scene = page.getByRole('listbox', { name: 'Scenes' }).getByRole('option').first();
  await tabTo(page, /^option 1 /);
  await expect(scene).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await page.keyboard.press('/');
  await expectShown(page, /Message the assistant/);
  await page.keyboard.type('Make this darker');
  await page.keyboard.press('Enter');
  const approval = page.getByRole('group', { name: 'Approval needed' });
  await expect(approval).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(approval).toBeHidden();
  await expectShown(page, /Message the assistant/);
  await expect(page.getByRole('log').getByRole('button', { name: /^After/ })).toBeVisible({
    timeout: 240_000,
  });

  await tabTo(page, /^button Play/);
  await page.keyboard.press('Enter');
  await expectShown(page, /^button Pause/);
  await page.keyboard.press('Enter');
  await expectShown(page, /^button Play/);
}

async function deliver(page: Page) {
  await tabTo(page, /^a Deliver/, { back: true });
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/deliver$/);
  await expectShown(page, /^a Deliver/);
  await tabTo(page, /radio 1080p/);
  await page.keyboard.press('ArrowLeft');
  await expectShown(page, /radio 720p/);
  await expect(page.getByRole('radio', { name: '720p' })).toBeChecked();
  await tabTo(page, /Render again/);
  await page.keyboard.press('Enter');
  await expectShown(page, /^section Deliver/); // what was pressed makes room for the progress
  await expect(page.getByRole('button', { name: 'Render again' })).toBeVisible({
    timeout: 120_000,
  });
  await expectShown(page, /^section Deliver/);
  await tabTo(page, /^a Download MP4/, { back: true });
  await expect(page.getByRole('link', { name: 'Download MP4' })).toHaveAttribute('href', /./);
}

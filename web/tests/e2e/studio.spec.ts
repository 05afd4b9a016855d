/** The studio against the real stack: cutting, playing, talking, two tabs, a phone. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { refusals } from './film';
import { delay, movedSoFar, watchMoves } from './moved';
import { makeFilm, openStudio, order, type Made } from './studio-film';
import { test } from './test';

let made: Made;
test.beforeAll(async ({ request }) => {
  test.setTimeout(300_000);
  made = await makeFilm(request);
});

const clips = (page: Page) => page.getByRole('listbox', { name: 'Scenes' }).getByRole('option');
const timecode = (page: Page) => page.locator('[data-timecode]');

/** Nothing of a field or menu has the keys. */
const rest = (page: Page) => timecode(page).click();

test('the film plays from its parts, and an edit does not stop it', async ({ browser }) => {
  const page = await openStudio(browser, made);
  const refused = refusals(page);
  await page.reload();
  await expect(clips(page).first()).toBeVisible();
  await rest(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(timecode(page)).toHaveText(/00:0[1-9]/);
  await page.getByRole('button', { name: 'Mute narration' }).click();
  await expect(page.getByRole('button', { name: 'Unmute narration' })).toBeVisible();
  const then = (await timecode(page).textContent()) ?? '';
  await expect.poll(async () => (await timecode(page).textContent()) ?? '').not.toBe(then);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  const video = page.locator('video').first();
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Unmute narration' }).click();
  expect(refused).toEqual([]); // the preview brings a style of its own
});

test('scenes are moved, trimmed and split by hand, and every step can be undone', async ({
  browser,
}) => {
  const page = await openStudio(browser, made);
  await expect(clips(page).first()).toBeVisible();
  const before = await order(page);

  const [first, second] = [clips(page).nth(0), clips(page).nth(1)];
  await first.hover({ position: { x: 40, y: 10 } }); // waits until it stands still
  const from = await first.boundingBox();
  const to = await second.boundingBox();
  if (!from || !to) throw new Error('the clips have no size');
  await page.mouse.move(from.x + 40, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x + to.width * 0.9, from.y + 10, { steps: 6 });
  await page.mouse.up();
  const swapped = [before[1], before[0], ...before.slice(2)];
  await expect.poll(() => order(page)).toEqual(swapped);
  await rest(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => order(page)).toEqual(before);

  await clips(page)
    .first()
    .click({ position: { x: 50, y: 10 } });
  const long = (await clips(page).first().boundingBox())?.width ?? 0;
  const end = await page.locator('[data-handle=out]').boundingBox();
  if (!end) throw new Error('a selected clip has handles');
  await page.mouse.move(end.x + 4, end.y + 8);
  await page.mouse.down();
  await expect(page.locator('[data-beat]').nth(3)).toBeAttached(); // the composer told its beats
  const line = page.locator('[data-snap-line]');
  for (let by = 4; by < 120 && !(await line.count()); by += 2)
    await page.mouse.move(end.x - by, end.y + 8);
  await expect(line).toHaveCount(1); // a whole second at the latest
  await page.mouse.up();
  await expect(line).toHaveCount(0);
  await expect
    .poll(async () => (await clips(page).first().boundingBox())?.width ?? 0)
    .not.toBe(long);
  await rest(page);
  await page.keyboard.press('Control+z');

  const loud = page.getByRole('slider', { name: 'Narration volume of scene 1' });
  await loud.press('ArrowLeft');
  await expect(loud).toHaveAttribute('aria-valuenow', '95');
  await rest(page);
  await page.keyboard.press('Control+z');
  await expect(loud).toHaveAttribute('aria-valuenow', '100');

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('s');
  await expect(clips(page)).toHaveCount(before.length + 1);
  await page.keyboard.press('Control+z');
  await expect(clips(page)).toHaveCount(before.length);
});

test('the keyboard alone selects, moves and deletes a scene, and brings it back', async ({
  browser,
}) => {
  const page = await openStudio(browser, made);
  await expect(clips(page).first()).toBeVisible();
  const before = await order(page);
  await rest(page);
  await page.keyboard.press(']');
  await expect(clips(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => order(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  await page.keyboard.press('Delete');
  await expect(clips(page)).toHaveCount(before.length - 1);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(clips(page)).toHaveCount(before.length);
});

test('a sentence about the selected scene is priced, approved by key, made and compared', async ({
  browser,
}) => {
  const page = await openStudio(browser, made);
  await clips(page)
    .nth(1)
    .click({ position: { x: 50, y: 10 } });
  const field = page.getByRole('textbox', { name: 'Message the assistant' });
  await field.fill('Make this darker');
  await field.press('Enter');
  const approval = page.getByRole('group', { name: 'Approval needed' });
  await expect(approval).toBeVisible({ timeout: 30_000 });
  await expect(approval).toContainText('picture');

  await page.reload();
  await expect(approval).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(approval).toBeHidden();

  await page.reload();
  const log = page.getByRole('log', { name: 'Conversation' });
  await expect(log.getByText('Make this darker')).toHaveCount(1);
  const after = log.getByRole('button', { name: /^After/ });
  await expect(after).toHaveAttribute('aria-pressed', 'true', { timeout: 90_000 });
  await log.getByRole('button', { name: 'Revert' }).click();
  await expect(log.getByRole('button', { name: /^Before/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('two tabs on one film both see every change', async ({ browser }) => {
  const one = await openStudio(browser, made);
  const two = await openStudio(browser, made);
  await expect(clips(two).first()).toBeVisible();
  const before = await order(two);
  await rest(one);
  await one.keyboard.press(']');
  await one.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => order(two)).toEqual([before[1], before[0], ...before.slice(2)]);
  await rest(two);
  await two.keyboard.press('Control+z');
  await expect.poll(() => order(one)).toEqual(before);
});

test('what is changed while the line is away is sent when it is back', async ({ browser }) => {
  const page = await openStudio(browser, made);
  const other = await openStudio(browser, made);
  await expect(clips(page).first()).toBeVisible();
  const before = await order(page);
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible({ timeout: 30_000 });
  await rest(page);
  await page.keyboard.press(']');
  await page.keyboard.press('Alt+ArrowRight');
  const swapped = [before[1], before[0], ...before.slice(2)];
  await expect.poll(() => order(page)).toEqual(swapped);
  expect(await order(other)).toEqual(before);
  await expect(page.getByText('stopped working')).toHaveCount(0); // a part not fetched yet waits
  await page.context().setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden({ timeout: 30_000 });
  await expect.poll(() => order(other), { timeout: 30_000 }).toEqual(swapped);
  await expect(page.getByRole('button', { name: /^Visual/ })).toBeVisible();
  await rest(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => order(other)).toEqual(before);
});

test('nothing on the plan moves when its pictures, its price and the list of films come late', async ({
  browser,
}) => {
  const studio = await openStudio(browser, made, { width: 390, height: 844 });
  const page = await studio.context().newPage();
  await watchMoves(page);
  await delay(
    page,
    ['**/api/projects/*/plan*', '**/api/projects/*/links', '**/api/projects?*'],
    700,
  );
  for (const path of [`/films/${made.filmId}/plan`, '/films']) {
    await page.goto(path);
    await expect(page.locator('main img').first()).toBeVisible({ timeout: 20_000 });
    expect(await movedSoFar(page), `layout shift of ${path}`).toBeLessThanOrEqual(0.05);
  }
});

for (const [name, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`nothing is in the way of assistive technology on a ${name}`, async ({ browser }) => {
    const page = await openStudio(browser, made, viewport);
    if (name === 'phone') {
      const bar = page.getByRole('navigation', { name: 'Studio panels' });
      await bar.getByRole('button', { name: 'Scenes' }).click();
      await expect(page.getByRole('tab', { name: 'Media' })).toBeVisible();
      await bar.getByRole('button', { name: 'Timeline' }).click();
    }
    await expect(clips(page).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page): Promise<unknown[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(`${fs.readFileSync(path, 'utf8')};0`);
  return page.evaluate(async () => {
    const axe = (
      window as unknown as { axe: { run: (at: Document, how: object) => Promise<Found> } }
    ).axe;
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { runOnly: tags });
    return found.violations.map((v) => [v.id, v.nodes[0]?.html.slice(0, 120)]);
  });
}

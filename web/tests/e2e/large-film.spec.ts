/** A film of a hundred scenes: only what is seen is drawn, and cutting it stays quick. */
import { expect, type Page } from '@playwright/test';
import { openStudio, order, planOf, saved } from './studio-film';
import { test } from './test';

const SCENES = 100;
const clips = (page: Page) => page.getByRole('listbox', { name: 'Scenes' }).getByRole('option');

test('a hundred scenes are scrolled, zoomed, moved, removed and brought back', async ({
  browser,
  request,
}, info) => {
  const beats = Array.from(
    { length: SCENES },
    (_, i) => `Scene ${i + 1}: A boat at pier ${i + 1}.`,
  );
  const made = await planOf(request, { idea: beats.join('\n'), duration_s: SCENES * 4 });
  const page = await openStudio(browser, made);
  await expect(page.getByText(`${SCENES} scenes`)).toBeVisible();
  await page.evaluate(watchScript);
  await page.locator('[data-timecode]').click();
  for (let step = 0; step < 6; step++) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => clips(page).count()).toBeLessThan(SCENES / 2);
  await page.evaluate(zoomAndEnd);
  await expect(page.getByRole('option', { name: /pier 100/ })).toBeVisible();
  expect(await page.evaluate(scrollBack)).toBeLessThan(700); // it was two seconds a frame
  await page.keyboard.press('Home');
  await expect(page.getByRole('option', { name: /pier 1\b/ })).toBeVisible();
  const before = await order(page);
  await carryToTheEnd(page);
  await expect.poll(async () => (await saved(request, made)).at(-1)).toBe(before[0]);
  await page.locator('[data-timecode]').click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Home');
  await expect.poll(() => order(page)).toEqual(before);
  await page.keyboard.press('Escape');
  await page.keyboard.press(']');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => order(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => order(page)).toEqual(before);
  await page.keyboard.press('Delete');
  await expect(page.getByText(`${SCENES - 1} scenes`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText(`${SCENES} scenes`)).toBeVisible();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Fit film' }).click();
  await expect(page.getByRole('option', { name: /pier 100/ })).toBeInViewport({ ratio: 1 });

  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as Watched).tasks));
  info.annotations.push({ type: 'longest script, ms', description: String(Math.round(longest)) });
  process.stdout.write(
    `100 scenes: the longest script of an interaction took ${Math.round(longest)} ms\n`,
  );
});

/** Drags the first scene to the right border and holds it there while the tracks run along. */
async function carryToTheEnd(page: Page) {
  const clip = await clips(page).first().boundingBox();
  const tracks = await page.getByRole('group', { name: 'Tracks' }).boundingBox();
  if (!clip || !tracks) throw new Error('nothing to drag');
  const y = clip.y + 12;
  await page.mouse.move(clip.x + 20, y);
  await page.mouse.down();
  await page.mouse.move(tracks.x + tracks.width - 4, y, { steps: 8 });
  await expect
    .poll(
      () =>
        page
          .getByRole('group', { name: 'Tracks' })
          .evaluate((box) => box.scrollWidth - box.clientWidth - box.scrollLeft),
      { timeout: 90_000 },
    )
    .toBeLessThan(2);
  await page.mouse.up();
}

/** Both between two frames, as on a slow machine: the jump meets the tracks at their new width. */
async function zoomAndEnd() {
  document.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
  await Promise.resolve();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
}

/** The shortest time in ms of a frame while the tracks scroll: other work of the machine aside. */
async function scrollBack(): Promise<number> {
  const tracks = document.querySelector<HTMLElement>('[aria-label="Tracks"]');
  const times: number[] = [];
  for (let step = 0; step < 7; step++) {
    const before = performance.now();
    if (tracks) tracks.scrollLeft -= 120;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - before);
  }
  return Math.min(...times);
}

type Watched = { tasks: number[] };

function watchScript() {
  const watched = { tasks: [] as number[] };
  Object.assign(window, watched);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) watched.tasks.push(task.duration);
  }).observe({ type: 'longtask' });
}

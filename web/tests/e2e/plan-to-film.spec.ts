import { expect } from '@playwright/test';
import { planFilm } from './film';
import { test } from './test';

test('from one sentence to a film file that plays', async ({ page }) => {
  test.setTimeout(420_000);
  await planFilm(page, 'A ten second film about a lighthouse keeper and a paper boat');
  await expect(page.getByLabel('Scene 1 narration')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Make the film' }).click();
  const progress = page.getByRole('progressbar', { name: 'Film progress' });
  await expect(progress).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(progress).toBeVisible({ timeout: 20_000 });
  const watch = page.getByRole('link', { name: 'Watch the film' });
  await expect(watch).toBeVisible({ timeout: 360_000 });
  await page
    .getByRole('button', { name: /^Play / })
    .first()
    .click();
  await expect.poll(() => page.locator('li video').first().evaluate(played)).toBeGreaterThan(0);
  await expect.poll(() => page.locator('li audio').first().evaluate(played)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Mute' }).click();
  expect(await page.locator('li audio').evaluate(muted)).toBe(true);
  await page.getByRole('button', { name: /^Pause / }).click();
  await watch.click();
  await page.waitForURL(/\/deliver/);
  await expect(page.locator('li video')).toHaveCount(0);
  const film = page.locator('video');
  await film.evaluate((video: HTMLVideoElement) => {
    video.muted = true;
    return video.play();
  });
  await expect.poll(() => film.evaluate(played), { timeout: 20_000 }).toBeGreaterThan(0.3);
  await expect(page.getByRole('heading', { name: 'Self-check' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'VTT captions' }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.vtt$/);
});

const played = (media: HTMLElement | SVGElement) => (media as HTMLMediaElement).currentTime;
const muted = (media: HTMLElement | SVGElement) => (media as HTMLMediaElement).muted;

import { expect, test } from '@playwright/test';
import { findings, planFilm } from './film';

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

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async ({ browser }) => {
      const page = await browser.newPage({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 900 },
      });
      const id = await planFilm(page, 'A film about the tide');
      for (const path of [`/films/${id}/plan`, `/films/${id}/deliver`, ...PAGES]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
        expect(await findings(page), path).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    });
  }
}

import { expect, test, type Page } from '@playwright/test';
import { makeFilm } from '../e2e/studio-film';

const WIDTHS = [
  [1440, 900],
  [390, 844],
] as const;
const THEMES = ['dark', 'light'] as const;

/** Every page of one finished film, looked at in both themes and widths. */
test('every page is drawn', async ({ page, request }) => {
  test.setTimeout(1_800_000);
  const { filmId: id, session } = await makeFilm(request, { patience_ms: 900_000 });
  await page.addInitScript((kept) => localStorage.setItem('pixora.auth', kept), session);
  const pages = {
    landing: '/',
    plan: `/films/${id}/plan`,
    studio: `/films/${id}/studio`,
    deliver: `/films/${id}/deliver`,
    films: '/films',
    settings: '/settings',
    credits: '/credits',
    'sign-in': '/sign-in',
    'sign-up': '/sign-up',
    reset: '/reset',
    'new-password': '/new-password',
    admin: '/admin',
    'not-found': '/nowhere',
    'no-film': '/films/00000000000000000000000000000000/plan',
  };
  for (const theme of THEMES) {
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      for (const [name, path] of Object.entries(pages))
        await shot(page, { name, path, theme, width });
    }
  }
});

async function shot(
  page: Page,
  { name, path, theme, width }: { name: string; path: string; theme: string; width: number },
) {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.addInitScript((value) => localStorage.setItem('pixora.theme', value), theme);
  await page.goto(path);
  await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('main, [role=main], #root > *').first()).toBeVisible();
  await page.waitForFunction(pictured, undefined, { timeout: 15_000 }).catch(() => undefined);
  await page.screenshot({ path: `test-results/shots/${name}-${width}-${theme}.png` });
}

/** Every picture and film in sight is there; the studio has a stage. */
function pictured(): boolean {
  const seen = (element: Element) => element.getBoundingClientRect().top < innerHeight;
  const stage = document.querySelector('[data-stage]');
  return (
    (!stage || Boolean(stage.querySelector('video, img'))) &&
    [...document.images].filter(seen).every((image) => image.complete) &&
    [...document.querySelectorAll('video')].filter(seen).every((video) => video.readyState > 1)
  );
}

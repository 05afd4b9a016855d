/** A phone: long words widen no page, and a finger finds every control. */
import { expect, type Page } from '@playwright/test';
import { planOf } from './studio-film';
import { test } from './test';

const TITLE = 'The Winding Tale of the Clockmaker Who Mended the Last Clock of the Drowned City';
const STYLE =
  'hand-painted gouache on torn paper with gold leaf edges and soft lantern light, 1930s';
const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikationshalle';
const LEAST_PX = 40;

/** Controls lower than a finger needs, or, where they show no words, narrower. */
const small = (page: Page): Promise<string[]> =>
  page.locator('button, select, nav a, header a').evaluateAll(
    (controls, least) =>
      controls
        .filter((control) => !control.closest('[data-dense]'))
        .flatMap((control) => {
          const box = control.getBoundingClientRect();
          const around = getComputedStyle(control, '::before');
          const reach = around.position === 'absolute' ? -2 * parseFloat(around.top) || 0 : 0;
          const lacks = box.height + reach < least || box.width + reach < least;
          const name = control.getAttribute('aria-label') ?? control.textContent;
          return box.width && lacks ? [`${name} ${box.width}×${box.height}`] : [];
        }),
    LEAST_PX,
  );

test('on a phone long words widen no page and controls are as large as a finger', async ({
  browser,
  request,
}) => {
  const made = await planOf(request, { idea: 'A clockmaker and the sea', duration_s: 10 });
  const headers = { Authorization: `Bearer ${made.token}` };
  const film = `/api/projects/${made.filmId}`;
  const { project } = (await (await request.get(film, { headers })).json()) as {
    project: { scenes: { id: string }[] };
  };
  const edits = [
    { op: 'settings', title: TITLE, style: STYLE },
    {
      op: 'scene',
      scene_id: project.scenes[0]?.id,
      title: WORD,
      narration: 'A long line. '.repeat(30),
    },
  ];
  expect((await request.post(`${film}/edits`, { headers, data: { edits } })).ok()).toBe(true);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript((session) => {
    localStorage.setItem('pixora.auth', session);
  }, made.session);
  const page = await context.newPage();
  const at = `/films/${made.filmId}`;
  for (const path of ['/', '/films', '/settings', '/credits', `${at}/plan`, `${at}/deliver`]) {
    await page.goto(path);
    await fits(page, path);
  }
  await page.goto(`${at}/studio`);
  const bar = page.getByRole('navigation', { name: 'Studio panels' });
  for (const panel of ['Assistant', 'Timeline', 'Scenes']) {
    await bar.getByRole('button', { name: panel }).click();
    await fits(page, panel);
  }
});

async function fits(page: Page, what: string) {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
  await expect.poll(() => small(page), `${what}: controls that are too small`).toEqual([]);
}

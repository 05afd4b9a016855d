/** Motion for whoever likes it, none for whoever asked for less; a11y.spec looks at all pages. */
import { expect } from '@playwright/test';
import { moving } from './film';
import { planOf } from './studio-film';
import { test } from './test';

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`motion: ${reducedMotion}`, async ({ browser, request }) => {
    const { session } = await planOf(request, { idea: 'A film about stillness', duration_s: 5 });
    const page = await browser.newPage({ reducedMotion });
    await page.addInitScript((kept) => localStorage.setItem('pixora.auth', kept), session);
    await page.goto('/films');
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    await page.evaluate(watchBeginnings);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'attached' });
    if (reducedMotion === 'reduce') expect(await moving(page)).toEqual([]);
    else await expect.poll(() => page.evaluate(begun)).toContain('rise');
  });
}

type Watched = { begun: string[] };

/** Notes every animation that begins: the dialog's is over before a slow machine looks. */
function watchBeginnings() {
  const watched = { begun: [] as string[] };
  Object.assign(window, watched);
  document.addEventListener('animationstart', ({ animationName }) =>
    watched.begun.push(animationName),
  );
}

const begun = () => (window as unknown as Watched).begun;

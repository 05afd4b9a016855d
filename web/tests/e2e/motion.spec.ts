/** Motion for whoever likes it, none for whoever asked for less; a11y.spec looks at all pages. */
import { expect, test } from '@playwright/test';
import { moving } from './film';
import { planOf } from './studio-film';

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`motion: ${reducedMotion}`, async ({ browser, request }) => {
    const { session } = await planOf(request, { idea: 'A film about stillness', duration_s: 5 });
    const page = await browser.newPage({ reducedMotion });
    await page.addInitScript((kept) => localStorage.setItem('pixora.auth', kept), session);
    await page.goto('/films');
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'attached' });
    const seen = await moving(page);
    if (reducedMotion === 'reduce') expect(seen).toEqual([]);
    else expect(seen.join()).toContain('rise');
  });
}

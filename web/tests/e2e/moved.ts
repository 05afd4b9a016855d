/** How much of a page has moved by itself since it was opened: its cumulative layout shift. */
import type { Page } from '@playwright/test';

type Watched = { moved: { score: number } };

/** Call it before the page is opened. */
export const watchMoves = (page: Page) =>
  page.addInitScript(() => {
    const moved = { score: 0 };
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        moved.score += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** The sum so far, once faces and what was asked for are there. */
export async function movedSoFar(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(() => (window as unknown as Watched).moved.score);
}

/** Whatever fits one of the patterns comes this much later. */
export async function delay(page: Page, patterns: readonly string[], late_ms: number) {
  for (const pattern of patterns)
    await page.route(pattern, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, late_ms));
      await route.continue().catch(() => undefined);
    });
}

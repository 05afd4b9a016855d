/** Playwright's `test`, after which no page stays open: an open studio would follow every later edit of its film. */
import { test as base } from '@playwright/test';

export const test = base.extend<{ closing: void }>({
  closing: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

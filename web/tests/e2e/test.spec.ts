/** What the walks' own `test` promises to each of them. */
import { expect } from '@playwright/test';
import { test } from './test';

test('a walk may leave a page open', async ({ browser }) => {
  await browser.newPage();
  expect(browser.contexts()).toHaveLength(1);
});

test('the one after it finds none', ({ browser }) => {
  expect(browser.contexts()).toEqual([]);
});

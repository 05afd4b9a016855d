/** Made, changed and delivered by talking alone, from the first line to the file. */
import { expect, type Page } from '@playwright/test';
import { planFilm } from './film';
import { test } from './test';

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });

async function say(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: 'Message the assistant' });
  await field.fill(text);
  await field.press('Enter');
  await expect(conversation(page).getByText(text, { exact: true })).toBeVisible();
}

async function approve(page: Page, price: RegExp) {
  const approval = page.getByRole('group', { name: 'Approval needed' });
  await expect(approval).toContainText(price, { timeout: 30_000 });
  await page.keyboard.press('Control+Enter');
  await expect(approval).toBeHidden();
}

test('a film is made, changed and delivered by conversation alone', async ({ page }) => {
  test.setTimeout(600_000);
  const id = await planFilm(page, 'A six second film about a paper boat on a lake');
  await page.goto(`/films/${id}/studio`);
  await say(page, 'make all scenes in draft quality');
  await approve(page, /\d+ credits/);
  const card = (name: RegExp) => conversation(page).getByRole('article', { name });
  await expect(card(/^Generate/)).toContainText(/Made: .*picture.*music and the film/, {
    timeout: 240_000,
  });
  await expect(card(/^Generate/)).toContainText(/[1-9] credits/);
  const told = await card(/^Generate/).textContent();
  await page.reload();
  await expect(card(/^Generate/)).toHaveText(told ?? '');

  await say(page, 'put slow piano under it, and turn the captions off');
  await approve(page, /\d credits/);
  await expect(conversation(page).getByText('Captions are off.').last()).toBeVisible();
  await expect(conversation(page).getByRole('button', { name: 'Compare' }).last()).toBeVisible({
    timeout: 120_000,
  });

  await say(page, 'export it');
  await card(/^Export/)
    .getByRole('link', { name: 'Watch the film' })
    .click({ timeout: 240_000 });
  await page.waitForURL(/\/deliver/);
  await expect(page.getByRole('heading', { name: 'Self-check' })).toBeVisible();
});

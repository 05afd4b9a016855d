/** Steps that several walks share. */

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

const AXE = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** From the landing page to a plan; returns the film's id. */
export async function planFilm(page: Page, idea: string): Promise<string> {
  await page.goto('/');
  await page.getByLabel('Describe your film').fill(idea);
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.waitForURL(/\/films\/[^/]+\/plan/, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Make the film' })).toBeEnabled({
    timeout: 30_000,
  });
  return /films\/([^/]+)/.exec(page.url())?.[1] ?? '';
}

/** What the browser refuses by the content security policy, as it comes. */
export function refusals(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) said.push(message.text());
  });
  return said;
}

/** Makes a local account an admin, as whoever keeps the house does. */
export function makeAdmin(email: string): void {
  const { PIXORA_E2E_PYTHON = '.venv/bin/python', PIXORA_E2E_HOME } = process.env;
  execFileSync(PIXORA_E2E_PYTHON, ['-m', 'worker.cli', 'grant', email, '--admin'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, PIXORA_HOME: PIXORA_E2E_HOME },
  });
}

/** Everything that moves for longer than an eye notices. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const { duration, iterations } = effect?.getComputedTiming() ?? {};
      const { target } = effect as KeyframeEffect;
      const moves = Number(duration) > 1 || iterations === Infinity;
      return moves ? [`${target?.tagName} ${target?.className}`] : [];
    }),
  );

/** What axe finds wrong, one line a finding. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE};0`);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    type Violation = { id: string; nodes: { target: string[] }[] };
    const { violations } = await axe.run(document, { runOnly: rules });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`,
    );
  }, RULES);
}

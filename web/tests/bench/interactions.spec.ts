/** CPU time of the page's main thread for each interaction of the studio, in films of 6 and 200 scenes. */
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { makeFilm, openStudio, planOf } from '../e2e/studio-film';

/** Script of one interaction should stay below this, in ms. */
const AIM = 150;
const ROUNDS = 3;
/** Long enough for the server's answer and what the page does with it. */
const REST_MS = 1200;

interface Cost {
  script: number;
  layout: number;
}

test('a made film of few scenes', async ({ browser, request }) => {
  test.setTimeout(400_000);
  const made = await makeFilm(request, { seconds: 30 });
  await measure(await openStudio(browser, made, { motion: 'no-preference' }));
});

test('a plan of 200 scenes', async ({ browser, request }) => {
  test.setTimeout(400_000);
  const idea = Array.from({ length: 200 }, (_, i) => `Scene ${i + 1}: A boat at pier ${i + 1}.`);
  const made = await planOf(request, { idea: idea.join('\n'), duration_s: 600 });
  await measure(await openStudio(browser, made, { motion: 'no-preference' }));
});

/** Prints one line for each interaction: the middle of a few rounds. */
async function measure(page: Page) {
  const clips = page.getByRole('listbox', { name: 'Scenes' }).getByRole('option');
  await expect(clips.first()).toBeVisible();
  const scenes = await clips.count();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.locator('[data-timecode]').click();
  const rows: string[] = [];
  for (const [name, act, prepare, restore] of INTERACTIONS) {
    const rounds: Cost[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await prepare?.(page);
      rounds.push(await cost(page, cdp, () => act(page)));
      await restore?.(page);
    }
    const [, middle] = rounds.toSorted((a, b) => a.script - b.script);
    if (!middle) continue;
    const verdict = middle.script <= AIM ? '' : `  above ${AIM}`;
    rows.push(
      `  ${name.padEnd(10)} ${ms(middle.script)} ms script ${ms(middle.layout)} ms layout${verdict}`,
    );
  }
  process.stdout.write(`\n${scenes} scenes\n${rows.join('\n')}\n`);
}

const ms = (value: number) => Math.round(value).toString().padStart(5);

type Act = (page: Page) => Promise<unknown>;
const press = (key: string) => (page: Page) => page.keyboard.press(key);

/** Name, what is measured, what brings the film into place before it, and what takes it back. */
const INTERACTIONS: readonly (readonly [string, Act, Act?, Act?])[] = [
  ['select', press(']'), press('Escape')],
  ['zoom', press('+')],
  ['fit', press('Shift+Z'), press('+')],
  ['scrub', scrub],
  ['step', press('ArrowRight')],
  ['reorder', press('Alt+ArrowRight'), press(']'), press('Control+z')],
  ['split', press('s'), intoScene, press('Control+z')],
  ['delete', press('Delete'), press(']'), press('Control+z')],
  ['undo', press('Control+z'), removeOne],
];

/** A second into the first scene. */
async function intoScene(page: Page) {
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
}

async function removeOne(page: Page) {
  await page.keyboard.press(']');
  await page.keyboard.press('Delete');
}

/** Twenty places along the ruler, as one drag. */
async function scrub(page: Page) {
  const box = await page.locator('[data-ruler]').boundingBox();
  if (!box) throw new Error('No ruler to drag on');
  const y = box.y + box.height / 2;
  const width = Math.min(box.width, 800);
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 20 });
  await page.mouse.up();
}

/** What the main thread did for it until the page rests again; the server's answer is part of it. */
async function cost(page: Page, cdp: CDPSession, act: () => Promise<unknown>): Promise<Cost> {
  await page.waitForTimeout(REST_MS);
  const before = await metrics(cdp);
  await act();
  await page.waitForTimeout(REST_MS);
  const after = await metrics(cdp);
  const spent = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000;
  return {
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration') + spent('RecalcStyleDuration'),
  };
}

async function metrics(cdp: CDPSession): Promise<Map<string, number>> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return new Map(list.map(({ name, value }) => [name, value]));
}

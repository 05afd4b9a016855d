/** A person without a mouse: Tab until the wanted control has the focus, and look that it shows. */

import { expect, type Page } from '@playwright/test';

interface Focused {
  /** Its role and accessible name, as a screen reader says them. */
  name: string;
  /** What hides it from the eye, or an empty string. */
  hidden: string;
}

/** More stops than any page has between two controls of a walk. */
const MOST_STOPS = 120;

/** Presses Tab (Shift-Tab with `back`) until the control of that name has the focus and shows. */
export async function tabTo(page: Page, wanted: RegExp, { back = false } = {}): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const { name } = await focused(page);
    if (wanted.test(name)) return expectShown(page, wanted);
    passed.push(name);
  }
  throw new Error(`Tab does not reach ${wanted}; it stopped at ${[...new Set(passed)].join(', ')}`);
}

/** Presses the keys one after the other without waiting for what each of them does. */
export async function atOnce(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** The control of that name has the focus, stands in view and is marked as focused. */
export async function expectShown(page: Page, wanted: RegExp): Promise<void> {
  await expect.poll(async () => (await focused(page)).name).toMatch(wanted);
  await expect.poll(async () => (await focused(page)).hidden, wanted.source).toBe('');
}

/** The focused control; "nothing" when the focus was lost. */
export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    if (element === document.body) return { name: 'nothing', hidden: 'the focus is lost' };
    const { labels } = element as HTMLInputElement;
    const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    const said = element.getAttribute('aria-label') ?? (labels?.[0] ?? by)?.textContent;
    const { type } = element as HTMLInputElement;
    const tag = type === 'radio' ? type : element.tagName.toLowerCase();
    const role = element.getAttribute('role') ?? tag;
    return { name: `${role} ${(said ?? element.textContent).trim()}`, hidden: hides(element) };

    function hides(control: HTMLElement): string {
      const box = control.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return 'it is out of view';
      const top = document.elementFromPoint(x, y);
      if (!top || !(control.contains(top) || top.contains(control))) return 'it is covered';
      return marked(control) ? '' : 'it has no focus ring';
    }

    /** A ring on the control, or on the box it lies in. */
    function marked(control: HTMLElement): boolean {
      const near = [control, control.parentElement, control.parentElement?.parentElement];
      return near.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
    }
  });

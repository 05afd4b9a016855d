/**
 * Stands in the drawn first page, as text: it may name nothing from outside. The page's scripts come
 * once it is loaded and at rest, or with the first touch. What is pressed before LandingPage says that
 * it is awake waits, and is pressed then; typing needs no script.
 */
export function wakeLater(scripts: readonly string[]) {
  const TOUCHES = ['pointerdown', 'keydown', 'focusin'];
  const PRESSES = ['click', 'change', 'keydown'];
  const pressed: { event: Event; target: HTMLInputElement; value: string }[] = [];
  let waking = false;

  async function wake() {
    if (waking) return;
    waking = true;
    for (const href of scripts) {
      const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href });
      document.head.append(link);
    }
    try {
      // One by one: to run them all at once would hold up a slow processor.
      for (const script of scripts) await import(/* @vite-ignore */ script);
    } catch {
      waking = false; // the studio is away: the next touch tries again
    }
  }

  const waits = (event: KeyboardEvent, target: HTMLInputElement) =>
    event.type === 'keydown'
      ? event.key === 'Enter' &&
        (target.type === 'radio' ||
          (target.type === 'textarea' && !event.shiftKey && !event.isComposing))
      : target.closest(event.type === 'click' ? 'button' : 'select, [type=radio]');

  function keep(event: Event) {
    const target = event.target as HTMLInputElement;
    if (!waits(event as KeyboardEvent, target)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    pressed.push({ event, target, value: target.value });
  }

  function press() {
    for (const type of PRESSES) removeEventListener(type, keep, true);
    for (const { event, target, value } of pressed) {
      if (target.type === 'radio' && event.type === 'change') {
        target.checked = false; // else it is what React found it to be, and no change
        target.click();
        continue;
      }
      if (event.type === 'change') target.value = value;
      const Kind = event.constructor as typeof Event;
      target.dispatchEvent(new Kind(event.type, event));
    }
  }

  for (const type of TOUCHES) addEventListener(type, wake, true);
  for (const type of PRESSES) addEventListener(type, keep, true);
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(wake));
  addEventListener('awake', press, { once: true });
}

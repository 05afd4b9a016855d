import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { SkipLinks } from './skip-links';

const page = (
  <>
    <SkipLinks />
    <nav aria-label="Stage">
      <button>Plan</button>
    </nav>
    <section aria-label="News" aria-live="polite" />
    <main id="content" tabIndex={-1}>
      <section aria-label="Assistant">
        <section aria-label="A part of it" />
      </section>
      <section aria-labelledby="films">
        <h2 id="films">Your films</h2>
      </section>
      <section aria-label="Timeline">
        <button>Play</button>
      </section>
    </main>
  </>
);

test('Tab comes to the parts of the page before anything else, and a press leads there', async () => {
  render(page);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Skip to content');
  const names = screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'));
  expect(names).toEqual([
    null,
    'Skip to Stage',
    'Skip to Assistant',
    'Skip to Your films',
    'Skip to Timeline',
  ]);
  for (let stop = 0; stop < 4; stop++) await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Timeline' }));
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Play');
});

import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { TooltipRoot } from '@/shared/ui/tooltip';
import type { Plan } from './queries';
import { PriceDialog } from './price-dialog';

const plan = (balance: number): Plan => ({
  items: Array.from({ length: 200 }, (_, i) => ({
    scene_id: `s${i}`,
    part: 'visual' as const,
    label: `Scene ${i + 1} picture`,
    credits: 2,
    work: 'new',
  })),
  quality: 'draft',
  total: 400,
  balance,
  eta_s: 60,
  eta_slow_s: 60,
  notes: [],
  units: [],
});

const shown = (balance: number) => {
  render(
    <MemoryRouter>
      <TooltipRoot>
        <PriceDialog plan={plan(balance)} onClose={() => undefined} />
      </TooltipRoot>
    </MemoryRouter>,
  );
  return within(screen.getByRole('contentinfo'));
};

test('under two hundred lines the total stays in sight, with what is left after', () => {
  const foot = shown(1000);
  expect(foot.getByText('Total 400 credits')).toBeTruthy();
  expect(foot.getByText('600 left after')).toBeTruthy();
  expect(foot.getByRole('link', { name: 'You have 1,000 credits' })).toBeTruthy();
});

test('a balance that does not reach is said', () => {
  expect(shown(12).getByText('388 missing, 12 here')).toBeTruthy();
});

import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FilmControls } from './film-controls';

const search = { query: '', status: '', sort: 'updated' } as const;

function show() {
  render(<FilmControls search={search} onChange={() => {}} view="grid" onView={() => {}} />);
}

test('"/" reaches the search from the order of the films', () => {
  show();
  const order = screen.getByRole('combobox');
  order.focus();
  fireEvent.keyDown(order, { key: '/' });
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('a "/" that is written stays where it is', () => {
  show();
  const field = screen.getByRole('searchbox');
  field.focus();
  expect(fireEvent.keyDown(field, { key: '/' })).toBe(true);
});

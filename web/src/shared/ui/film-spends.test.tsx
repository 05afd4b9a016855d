import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { FilmSpends } from './film-spends';

const shown = (title: string, deleted: boolean) =>
  render(
    <MemoryRouter>
      <FilmSpends spends={[{ project_id: 'f1', title, deleted, spent: 4, held: 0 }]} />
    </MemoryRouter>,
  );

test('credits lead to the film they went into', () => {
  shown('The Fox', false);
  expect(screen.getByRole('link', { name: 'The Fox' })).toHaveProperty(
    'pathname',
    '/films/f1/studio',
  );
});

test('a deleted film is named and leads nowhere', () => {
  shown('The Fox', true);
  shown('', true);
  expect(screen.getByText('The Fox (deleted)')).toBeTruthy();
  expect(screen.getByText('A deleted film')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

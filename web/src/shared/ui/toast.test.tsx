import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { notify } from './toast';
import { Toaster } from './toaster';

test('what was taken away last comes back by key, once', async () => {
  const person = userEvent.setup();
  render(<Toaster />);
  const back: string[] = [];
  notify.undoable('One is gone', () => back.push('one'));
  await screen.findByText('One is gone');
  notify.undoable('Two is gone', () => back.push('two'));
  await screen.findByText('Two is gone');
  await person.keyboard('{Control>}z{/Control}');
  await person.keyboard('{Control>}z{/Control}');
  expect(back).toEqual(['two']);
});

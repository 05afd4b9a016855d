import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { InlineText } from './inline-text';

function shown(value = 'Before') {
  const saved: string[] = [];
  const props = { label: 'Title', oneLine: true, onSave: (text: string) => saved.push(text) };
  const view = render(<InlineText {...props} value={value} />);
  const field = screen.getByLabelText('Title');
  return {
    saved,
    field,
    arrive: (next: string) => view.rerender(<InlineText {...props} value={next} />),
  };
}

test('Enter keeps what was typed, Escape does not', async () => {
  const person = userEvent.setup();
  const { saved, field } = shown();
  await person.clear(field);
  await person.type(field, 'After{Enter}');
  expect(saved).toEqual(['After']);
  expect(document.activeElement).toBe(field);
  await person.type(field, ' and more{Escape}');
  expect(document.activeElement).toBe(field);
  await person.tab();
  expect(saved).toEqual(['After']);
});

test('what arrives from elsewhere does not disturb the typing', async () => {
  const person = userEvent.setup();
  const { saved, field, arrive } = shown();
  await person.type(field, '!');
  arrive('Theirs');
  expect(field).toHaveProperty('value', 'Before!');
  await person.tab();
  expect(saved).toEqual(['Before!']);
});

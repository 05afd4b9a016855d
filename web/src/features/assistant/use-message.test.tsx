import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { useDesk } from '@/features/timeline/model/desk';
import { useMessage } from './use-message';

function Field() {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, aside, setText, sent, putBack } = useMessage('film', field);
  return (
    <>
      <textarea
        ref={field}
        aria-label="Message"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <output>{aside}</output>
      <button onClick={sent}>Send</button>
      <button onClick={putBack}>Put back</button>
    </>
  );
}

const say = (text: string) => act(() => useDesk.getState().say(text));
const written = () => screen.getByLabelText<HTMLTextAreaElement>('Message').value;
const aside = () => screen.getByRole('status').textContent;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => localStorage.clear());

test('half-written words step aside for a suggestion and come back once it is sent', async () => {
  render(<Field />);
  await userEvent.type(screen.getByLabelText('Message'), 'Make the rain');
  say('Make the film');
  expect([written(), aside()]).toEqual(['Make the film', 'Make the rain']);
  say('Make it warmer');
  expect([written(), aside()]).toEqual(['Make it warmer', 'Make the rain']);
  await press('Send');
  expect([written(), aside()]).toEqual(['Make the rain', '']);
});

test('a suggestion written further is the words of the person too', async () => {
  render(<Field />);
  await userEvent.type(screen.getByLabelText('Message'), 'Mine');
  say('Add a scene where ');
  await userEvent.type(screen.getByLabelText('Message'), 'it snows');
  await press('Put back');
  expect([written(), aside()]).toEqual(['Mine', 'Add a scene where it snows']);
  say('Make the film');
  expect(aside()).toBe('Add a scene where it snows\nMine');
});

test('what stepped aside outlives the page', async () => {
  const { unmount } = render(<Field />);
  await userEvent.type(screen.getByLabelText('Message'), 'Mine');
  say('Make the film');
  unmount();
  render(<Field />);
  expect([written(), aside()]).toEqual(['Make the film', 'Mine']);
});

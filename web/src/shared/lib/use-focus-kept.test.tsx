import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { useFocusCaught, useFocusKept } from './use-focus-kept';

function List({ ids }: { ids: string[] }) {
  const list = useRef<HTMLUListElement>(null);
  useFocusKept(list, ids);
  return (
    <ul ref={list}>
      {ids.map((id) => (
        <li key={id}>
          <button type="button">Play {id}</button>
          <button type="button" aria-haspopup="menu">
            Menu of {id}
          </button>
        </li>
      ))}
    </ul>
  );
}

test('the entry in the place of the one that is gone takes the focus, by its menu', () => {
  const view = render(<List ids={['a', 'b', 'c']} />);
  screen.getByText('Menu of b').focus();
  view.rerender(<List ids={['a', 'c']} />);
  expect(document.activeElement).toBe(screen.getByText('Menu of c'));
  view.rerender(<List ids={['a']} />);
  expect(document.activeElement).toBe(screen.getByText('Menu of a'));
});

test('a focus that is elsewhere stays there', () => {
  const view = render(<List ids={['a', 'b']} />);
  screen.getByText('Play a').focus();
  view.rerender(<List ids={['a']} />);
  expect(document.activeElement).toBe(screen.getByText('Play a'));
});

function Work({ running }: { running: boolean }) {
  const box = useRef<HTMLElement>(null);
  useFocusCaught(box, running);
  return (
    <section ref={box} tabIndex={-1} aria-label="Work">
      {running ? <p>Under way</p> : <button type="button">Begin</button>}
    </section>
  );
}

test('a box takes the focus of a button that made room for what it began', () => {
  const view = render(<Work running={false} />);
  screen.getByText('Begin').focus();
  view.rerender(<Work running />);
  expect(document.activeElement).toBe(screen.getByLabelText('Work'));
});

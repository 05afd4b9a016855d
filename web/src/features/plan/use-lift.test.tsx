import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useLift } from './use-lift';

/** Three scenes as a list of handles; `moves` is what was sent. */
function shown() {
  const moves: [number, number][] = [];
  function List() {
    const [scenes, setScenes] = useState([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const lift = useLift(scenes, (from, to) => {
      moves.push([from, to]);
      const others = scenes.filter((_, index) => index !== from);
      setScenes(others.toSpliced(to, 0, ...scenes.slice(from, from + 1)));
    });
    return (
      <>
        {lift.shown.map(({ id }) => {
          const { lifted, ...keys } = lift.handle(id);
          return (
            <button key={id} type="button" aria-pressed={lifted} {...keys}>
              {id}
            </button>
          );
        })}
        <p role="status">{lift.said}</p>
        <input
          type="checkbox"
          aria-label="Somebody else removes a"
          onChange={() => setScenes(scenes.filter(({ id }) => id !== 'a'))}
        />
      </>
    );
  }
  render(<List />);
  screen.getByText('a').focus();
  return {
    moves,
    order: () => screen.getAllByRole('button').map((button) => button.textContent),
    said: () => screen.getByRole('status').textContent,
  };
}

test('every key counts at once, and what is put down is sent once', async () => {
  const person = userEvent.setup();
  const { moves, order, said } = shown();
  await person.keyboard(' {ArrowDown}{ArrowDown}');
  expect(order()).toEqual(['b', 'c', 'a']);
  expect(said()).toBe('Scene 1 is at place 3 of 3.');
  expect(document.activeElement?.textContent).toBe('a');
  await person.keyboard('{ArrowDown}{ArrowUp}');
  expect(moves).toEqual([]);
  await person.keyboard(' ');
  expect(moves).toEqual([[0, 1]]);
  expect(order()).toEqual(['b', 'a', 'c']);
  expect(said()).toBe('Scene 1 is put down at place 2.');
});

test('Escape puts a lifted scene back, and going elsewhere puts it down', async () => {
  const person = userEvent.setup();
  const { moves, order, said } = shown();
  await person.keyboard(' {ArrowDown}{Escape}');
  expect(order()).toEqual(['a', 'b', 'c']);
  expect(said()).toBe('Scene 1 is back at its place.');
  await person.keyboard('{ArrowDown}');
  expect(order()).toEqual(['a', 'b', 'c']);
  await person.keyboard(' {ArrowDown}');
  await person.tab();
  expect(moves).toEqual([[0, 1]]);
});

test('a lifted scene that somebody else removed is let go', async () => {
  const person = userEvent.setup();
  const { moves, order } = shown();
  await person.keyboard(' {ArrowDown}');
  act(() => screen.getByRole('checkbox').click());
  await expect.poll(order).toEqual(['b', 'c']);
  screen.getByText('b').focus();
  await person.keyboard('{ArrowDown} {ArrowDown} ');
  expect(moves).toEqual([[0, 1]]);
});

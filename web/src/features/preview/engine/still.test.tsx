import { act, fireEvent, render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Still } from './still';

const turn = (online: boolean) =>
  act(() => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    dispatchEvent(new Event(online ? 'online' : 'offline'));
  });

test('a still that cannot be fetched shows no broken picture, and is tried again with the line', () => {
  const { container } = render(<Still src="/a.png" />);
  const image = () => container.querySelector('img') as HTMLImageElement;
  turn(false);
  fireEvent.error(image());
  expect(image().hidden).toBe(true);
  turn(true);
  expect(image().hidden).toBe(false);
});

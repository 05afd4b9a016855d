import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Ruler } from './ruler';

test('a label that would be cut off at the end is left out', () => {
  render(<Ruler px={20} from_ms={0} to_ms={22_000} width={418} />);
  expect(screen.queryByText(/00:15$/)).not.toBeNull();
  expect(screen.queryByText(/00:20$/)).toBeNull();
});

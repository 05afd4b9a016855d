import { expect, test } from 'vitest';
import { gapCount, spokenPart } from './gaps';

test.each([
  ['Lay it all out. [Tools or ingredients].', 'Lay it all out.', 1],
  ['Step one. [What to do. And how.] Then wait.', 'Step one. Then wait.', 1],
  ['Friday at [time]. Come early!', 'Come early!', 1],
  ['[One checked fact].', '', 1],
  ['No gap here. [pause 2s] Go on.', 'No gap here. [pause 2s] Go on.', 0],
])('a sentence with a gap is not said: %s', (text, said, count) => {
  expect(spokenPart(text)).toBe(said);
  expect(gapCount(text)).toBe(count);
});

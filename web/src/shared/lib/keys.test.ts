import { expect, test } from 'vitest';
import { isTyping, isWriting } from '@/shared/lib/keys';

function pressedOn(html: string): KeyboardEvent {
  document.body.innerHTML = html;
  const event = new KeyboardEvent('keydown', { key: '/', bubbles: true });
  document.body.firstElementChild?.dispatchEvent(event);
  return event;
}

test('a field keeps its keys, a choice leaves shortcuts theirs', () => {
  expect(isTyping(pressedOn('<input>'))).toBe(true);
  expect(isTyping(pressedOn('<select></select>'))).toBe(true);
  expect(isWriting(pressedOn('<select></select>'))).toBe(false);
  expect(isTyping(pressedOn('<input type="radio">'))).toBe(false);
});

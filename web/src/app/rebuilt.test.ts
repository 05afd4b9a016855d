import { afterEach, expect, it, vi } from 'vitest';
import { reloadWhenRebuilt } from '@/app/rebuilt';

afterEach(() => {
  sessionStorage.clear();
  vi.useRealTimers();
});

it('loads the page anew when a part of an older build is gone, and not in circles', () => {
  vi.useFakeTimers();
  const reload = vi.fn<() => void>();
  reloadWhenRebuilt(reload);
  const gone = () => {
    const event = new Event('vite:preloadError', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(gone()).toBe(true);
  expect(gone()).toBe(false); // told as an error
  expect(reload).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(61_000);
  expect(gone()).toBe(true);
});

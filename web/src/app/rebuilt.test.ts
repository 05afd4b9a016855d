import { afterEach, expect, it, vi } from 'vitest';
import { reloadWhenRebuilt } from '@/app/rebuilt';

afterEach(() => {
  sessionStorage.clear();
  vi.useRealTimers();
});

it('loads the page anew when a part of an older build is gone, not in circles, not without a studio', async () => {
  vi.useFakeTimers();
  const reload = vi.fn<() => void>();
  let there = false;
  reloadWhenRebuilt(reload, () => Promise.resolve(there));
  const reloads = async () => {
    window.dispatchEvent(new Event('vite:preloadError'));
    await vi.advanceTimersByTimeAsync(1);
    return reload.mock.calls.length;
  };
  expect(await reloads()).toBe(0);
  there = true;
  expect(await reloads()).toBe(1);
  expect(await reloads()).toBe(1); // told as an error
  vi.advanceTimersByTime(61_000);
  expect(await reloads()).toBe(2);
});

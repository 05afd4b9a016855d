import { expect, test, vi } from 'vitest';
import { inStep } from './in-step';

function clip(at: number): HTMLVideoElement {
  const video = document.createElement('video');
  video.currentTime = at;
  video.play = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  video.pause = vi.fn<() => void>();
  return video;
}

test('clips start from the moment of the first, and those ahead wait for one that lags', () => {
  const [first, second] = [clip(2), clip(0.4)] as const;
  const stop = inStep([first, second], true);
  expect([second.currentTime, second.play]).toEqual([2, expect.anything()]);
  [first.currentTime, second.currentTime] = [3, 2.8];
  second.dispatchEvent(new Event('timeupdate'));
  expect(first.playbackRate).toBeCloseTo(0.6);
  expect([first.currentTime, second.playbackRate]).toEqual([3, 1]);
  first.currentTime = 0; // it began again
  first.dispatchEvent(new Event('timeupdate'));
  expect([second.currentTime, first.playbackRate]).toEqual([0, 1]);
  stop();
  first.currentTime = 4;
  first.dispatchEvent(new Event('timeupdate'));
  expect(first.currentTime).toBe(4);
});

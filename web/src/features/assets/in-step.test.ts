import { expect, test, vi } from 'vitest';
import { inStep } from './in-step';

function clip(at: number): HTMLVideoElement {
  const video = document.createElement('video');
  video.currentTime = at;
  video.play = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  video.pause = vi.fn<() => void>();
  return video;
}

test('clips start from the moment of the first, and one that lags is brought along', () => {
  const [first, second] = [clip(2), clip(0.4)] as const;
  const stop = inStep([first, second], true);
  expect(second.currentTime).toBe(2);
  expect(second.play).toHaveBeenCalledOnce();
  first.currentTime = 3;
  second.currentTime = 2.7;
  first.dispatchEvent(new Event('timeupdate'));
  expect(second.currentTime).toBe(3);
  stop();
  first.currentTime = 4;
  first.dispatchEvent(new Event('timeupdate'));
  expect(second.currentTime).toBe(3);
});

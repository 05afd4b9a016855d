import { expect, test, vi } from 'vitest';
import { inStep, momentOf, seekAll } from './in-step';

function clip(at: number, length = 10): HTMLVideoElement {
  const video = document.createElement('video');
  video.currentTime = at;
  Object.defineProperty(video, 'duration', { value: length });
  Object.defineProperty(video, 'ended', { get: () => video.currentTime >= length });
  video.play = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  video.pause = vi.fn<() => void>();
  return video;
}

const places = (...clips: HTMLVideoElement[]) => clips.map((video) => video.currentTime);

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

test('a shorter clip waits at its end until the longer one is over; then both begin again', () => {
  const [long, short] = [clip(0, 6), clip(0, 3)] as const;
  inStep([long, short], true);
  [long.currentTime, short.currentTime] = [2.9, 3];
  for (const event of ['timeupdate', 'ended']) short.dispatchEvent(new Event(event));
  long.currentTime = 5;
  long.dispatchEvent(new Event('timeupdate'));
  expect([...places(long, short), long.playbackRate]).toEqual([5, 3, 1]);
  expect(momentOf([long, short])).toBe(5);
  long.currentTime = 6;
  long.dispatchEvent(new Event('ended'));
  expect(places(long, short)).toEqual([0, 0]);
  vi.mocked(short.play).mockClear();
  short.dispatchEvent(new Event('seeked'));
  expect(short.play).toHaveBeenCalledOnce();
});

test('all go to one moment, and stand at one moment when they stop', () => {
  const [long, short] = [clip(0, 6), clip(0, 3)] as const;
  seekAll([long, short], 4);
  expect(places(long, short)).toEqual([4, 3]);
  [long.currentTime, short.currentTime] = [1.2, 1.25];
  inStep([long, short], false);
  expect(places(long, short)).toEqual([1.2, 1.2]);
  expect(long.pause).toHaveBeenCalledOnce();
});

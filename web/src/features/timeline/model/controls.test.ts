import { expect, test, vi } from 'vitest';
import { commandOf, KEYMAP, keyOf } from './keymap';
import { Playback, type Engine } from './playback';
import type { Timeline } from './layout';
import { marksOf, snap } from './snap';
import { timecode, toFrame, toMs } from './time';

const press = (key: string, more = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as const;

function engine(player: Playback): Engine & { rates: number[] } {
  const rates: number[] = [];
  return {
    rates,
    play: () => player.report(true),
    pause: () => player.report(false),
    seek: vi.fn<(ms: number) => void>(),
    setRate: (rate) => void rates.push(rate),
    setVolume: vi.fn<(volume: number) => void>(),
    fullscreen: vi.fn<() => void>(),
  };
}

test('keys mean the same with Control and with Command, and shift tells undo from redo', () => {
  expect(commandOf(press('z', { metaKey: true }))).toBe('undo');
  expect(commandOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
  expect(commandOf(press('ArrowRight', { shiftKey: true }))).toBe('second-forward');
  expect(commandOf(press('+', { shiftKey: true }))).toBe('zoom-in');
  expect(commandOf(press('s', { ctrlKey: true }))).toBeNull();
  expect(keyOf('redo', true)).toBe('⇧⌘Z');
});

test('no key has two commands', () => {
  const keys = KEYMAP.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('J and L go faster with each press, K stops, and the other direction starts slowly', () => {
  const player = new Playback();
  const fake = engine(player);
  player.attach(fake);
  player.setDuration(10_000);
  player.seek(3000);
  player.shuttle(1);
  player.shuttle(1);
  player.shuttle(1);
  player.shuttle(1);
  player.shuttle(-1);
  expect(fake.rates).toEqual([2, 4, -1]);
  player.pause();
  expect([player.playing, player.rate]).toEqual([false, 1]);
});

test('at the end the playhead stays there, backwards at the start, and the speed is the usual one', () => {
  const player = new Playback();
  const fake = engine(player);
  player.attach(fake);
  player.setDuration(10_000);
  player.shuttle(1);
  player.shuttle(1);
  player.ended();
  expect([player.ms, player.playing, player.rate]).toEqual([9999, false, 1]);
  player.shuttle(-1);
  expect([player.playing, player.rate]).toEqual([true, -1]);
  player.ended();
  expect([player.ms, player.playing, player.rate]).toEqual([0, false, 1]);
  player.shuttle(-1);
  expect([player.ms, player.playing]).toEqual([0, false]);
});

test('a film that becomes shorter moves the playhead to its end', () => {
  const player = new Playback();
  player.setDuration(10_000);
  player.seek(9000);
  player.setDuration(4000);
  expect(player.ms).toBe(3999);
  player.seek(-50);
  expect(player.ms).toBe(0);
});

test('the nearest point wins over the grid, and far points hold nothing', () => {
  const to = { points: [1030, 1080], within_ms: 60, grid_ms: 1000 };
  expect(snap(1060, to)).toEqual({ ms: 1080, held: 1080 });
  expect(snap(2020, to)).toEqual({ ms: 2000, held: 2000 });
  expect(snap(2400, to)).toEqual({ ms: 2400, held: null });
});

test('beats hold half as far as points, and before whole seconds', () => {
  const to = { points: [1500], beats: [1480, 2040, 2540], within_ms: 60, grid_ms: 1000 };
  expect(snap(1485, to).held).toBe(1500);
  expect(snap(2015, to).held).toBe(2040);
  expect(snap(2565, to).held).toBe(2540);
  expect(snap(2585, to).held).toBeNull();
});

test("an edge holds to the others' cuts and to ends of narrations, never to its own", () => {
  const clip = (scene_id: string, start_ms: number) => ({
    scene_id,
    title: '',
    start_ms,
    duration_ms: 4000,
    in_ms: 0,
    transition: { kind: 'cut' as const, duration_ms: 0 },
    asset_id: null,
    still: true,
    sound_id: null,
    sound_pct: 100,
  });
  const voice = {
    scene_id: 'b',
    start_ms: 4250,
    duration_ms: 2500,
    asset_id: 'v',
    volume_pct: 100,
    text: '',
    words: [],
  };
  const video = [clip('a', 0), clip('b', 4000), clip('c', 8000)];
  const timeline: Timeline = {
    title: '',
    title_card: false,
    duration_ms: 12_000,
    video,
    narration: [voice],
    music: null,
  };
  expect(new Set(marksOf(timeline, 'b'))).toEqual(new Set([0, 12_000, 6750]));
});

test('every frame survives the way to milliseconds and back', () => {
  for (let frame = 0; frame < 3000; frame++) expect(toFrame(toMs(frame))).toBe(frame);
  expect(timecode(61_500)).toBe('01:01:15');
});

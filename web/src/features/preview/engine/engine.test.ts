import { expect, test } from 'vitest';
import type { VoiceClip } from '@/features/timeline/model/layout';
import { cuesOf, lettersOf } from './cues';
import { musicGain } from './gain';
import { near } from './near';

const voice: VoiceClip = {
  scene_id: 's1',
  start_ms: 1000,
  duration_ms: 4000,
  asset_id: 'a1',
  volume_pct: 100,
  text: 'The sea took it. Nobody saw the lamp go out that night.',
  words: [],
};

test('captions follow the words, end at sentences and never overlap', () => {
  const cues = cuesOf([voice, { ...voice, start_ms: 5100 }], lettersOf(16 / 9), 9000);
  expect(cues[0]?.text).toBe('The sea took it.');
  expect(cues[0]?.start_ms).toBe(1000);
  cues.forEach((cue, i) => expect(cue.end_ms).toBeLessThanOrEqual(cues[i + 1]?.start_ms ?? 9000));
});

test('a long sentence becomes cues of two lines at most', () => {
  const text = Array.from({ length: 40 }, () => 'lighthouse').join(' ');
  for (const cue of cuesOf([{ ...voice, text }], 22, 60_000)) {
    expect(cue.text.length).toBeLessThanOrEqual(44);
  }
});

test('music is 11 dB down under speech, whole elsewhere, and silent at the end', () => {
  const db = (gain: number) => Math.round(20 * Math.log10(gain));
  expect(db(musicGain([voice], 2000, 30_000))).toBe(-11);
  expect(db(musicGain([voice], 8000, 30_000))).toBe(0);
  expect(musicGain([voice], 30_000, 30_000)).toBe(0);
  expect(db(musicGain([{ ...voice, volume_pct: 0 }], 2000, 30_000))).toBe(0);
});

test('only clips near the playhead are mounted, at any length of film', () => {
  const clips = Array.from({ length: 1000 }, (_, i) => ({ start_ms: i * 5000, duration_ms: 5000 }));
  expect(near(clips, 2_500_100).map((c) => c.start_ms)).toEqual([2_495_000, 2_500_000]);
  expect(near(clips, 0)).toHaveLength(1);
});

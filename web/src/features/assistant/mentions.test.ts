import { expect, test } from 'vitest';
import type { Project } from '@/shared/api/types';
import cases from '@/features/timeline/model/cases.json';
import { blocks } from './blocks';
import { linesOf } from './cards/quote-lines';
import { mentioned, mentionsFor, openMention } from './mentions';

const film = (cases as unknown as { film: Project }[])
  .map((c) => c.film)
  .find((f) => f.scenes.length > 4) as Project;

test('an @ is open while its word is written, and not inside another word', () => {
  expect(openMention('make @sc', 8)).toEqual({ from: 5, word: 'sc' });
  expect(openMention('@', 1)).toEqual({ from: 0, word: '' });
  expect(openMention('mail me@home', 12)).toBeNull();
});

test('a number offers that scene first', () => {
  expect(mentionsFor(film, '3', 0)[0]?.text).toBe('@scene 3');
  expect(mentionsFor(film, 'mus', 0).map((m) => m.label)).toEqual(['Music']);
});

test('named scenes are sent as references, times are not taken for scenes', () => {
  const ids = mentioned(film, 'match @scene 2 to @4, at @1:12, and @scene 2 again');
  expect(ids).toEqual([{ scene_id: film.scenes[1]?.id }, { scene_id: film.scenes[3]?.id }]);
});

test('streamed markdown is cut only where pieces can be parsed alone', () => {
  expect(blocks('One.\n\nTwo.')).toEqual(['One.', 'Two.']);
  expect(blocks('```\na\n\nb\n```\n\nAfter')).toEqual(['```\na\n\nb\n```', 'After']);
  expect(blocks('- a\n\n- b')).toHaveLength(1);
});

test('a quote shows each scene once with all it costs', () => {
  const items = [
    { scene_id: 's1', part: 'audio', credits: 1, label: 'Scene 1 narration' },
    { scene_id: 's1', part: 'visual', credits: 4, label: 'Scene 1 picture' },
    { scene_id: null, part: 'music', credits: 3, label: 'Music' },
  ];
  const lines = linesOf({ title: '', items, total: 8, balance: 20 });
  expect(lines.map((l) => [l.label, l.credits])).toEqual([
    ['Scene 1 narration and picture', 5],
    ['Music', 3],
  ]);
});

import { expect, test } from 'vitest';
import { previewEdit } from '@/shared/film/edits';
import { aProject } from '@/shared/testing/film';
import { sidesOf } from './clash-words';

const project = previewEdit(aProject(), { op: 'scene', scene_id: 's2', narration: 'Theirs' });

test('words stand side by side under the name of their scene', () => {
  const edit = { op: 'scene', scene_id: 's2', narration: 'Mine', duration_ms: 3500 } as const;
  expect(sidesOf(project, edit)).toEqual([
    { what: 'Scene 2 narration', mine: 'Mine', theirs: 'Theirs' },
    { what: 'Scene 2 length', mine: '3.5 s', theirs: '5 s' },
  ]);
});

test('settings are named as people know them; what has no words is only named', () => {
  expect(sidesOf(project, { op: 'settings', captions_enabled: false })[0]).toEqual({
    what: 'Captions',
    mine: 'Off',
    theirs: 'On',
  });
  expect(sidesOf(project, { op: 'order', order: ['s2', 's1'] })).toEqual([
    { what: 'The order of the scenes', mine: '', theirs: '' },
  ]);
});

test('a scene that is gone has no words', () => {
  const edit = { op: 'scene', scene_id: 's9', title: 'Mine' } as const;
  expect(sidesOf(project, edit)).toEqual([
    { what: 'Removed scene title', mine: 'Mine', theirs: '' },
  ]);
});

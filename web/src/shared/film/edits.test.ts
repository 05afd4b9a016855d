import { expect, test } from 'vitest';
import { aProject, aScene } from '@/shared/testing/film';
import { aimsOf, previewEdit, type Edit } from './edits';

test('scenes are put in the order asked for, and taken out', () => {
  const project = aProject([aScene('s1'), aScene('s2'), aScene('s3')]);
  const moved = previewEdit(project, { op: 'order', order: ['s3', 's1', 's2'] });
  expect(moved.scenes.map((scene) => scene.id)).toEqual(['s3', 's1', 's2']);
  const left = previewEdit(project, { op: 'remove', scene_ids: ['s2'] });
  expect(left.scenes.map((scene) => scene.id)).toEqual(['s1', 's3']);
});

test('settings reach the film, its captions and its own title alike', () => {
  const next = previewEdit(aProject(), {
    op: 'settings',
    title: 'Tides',
    style: 'noir',
    captions_enabled: false,
  });
  expect(next.title).toBe('Tides');
  expect(next.settings.style).toBe('noir');
  expect(next.settings.captions).toEqual({ enabled: false, style: 'clean' });
  expect('title' in next.settings).toBe(false);
});

test('what an edit replaces is told from everything else', () => {
  const before = aProject();
  const edit: Edit = { op: 'scene', scene_id: 's1', title: 'Mine' };
  const elsewhere = previewEdit(before, { op: 'scene', scene_id: 's2', title: 'Theirs' });
  const same = previewEdit(before, { op: 'scene', scene_id: 's1', title: 'Theirs' });
  const gone = previewEdit(before, { op: 'remove', scene_ids: ['s1'] });
  expect(aimsOf(elsewhere, [edit])).toBe(aimsOf(before, [edit]));
  expect(aimsOf(same, [edit])).not.toBe(aimsOf(before, [edit]));
  expect(aimsOf(gone, [edit])).not.toBe(aimsOf(before, [edit]));
});

test('captions and transitions that somebody else moved are seen', () => {
  const before = aProject();
  const moved: [Edit, Edit][] = [
    [
      { op: 'settings', captions_enabled: false },
      { op: 'settings', captions_enabled: !before.settings.captions.enabled },
    ],
    [
      { op: 'transition', scene_id: 's1', kind: 'crossfade' },
      { op: 'transition', scene_id: 's1', kind: 'slide' },
    ],
  ];
  for (const [mine, theirs] of moved)
    expect(aimsOf(previewEdit(before, theirs), [mine])).not.toBe(aimsOf(before, [mine]));
});

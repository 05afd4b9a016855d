/** An edit and what stands in its place now, as a person reads them side by side. */

import type { Project } from '@/shared/api/types';
import { sceneOf, settingsOf, type Edit } from '@/shared/film/edits';

export interface Sides {
  what: string;
  mine: string;
  theirs: string;
}

const NAMES: Record<string, string> = {
  visual: 'picture',
  speaker: 'voice',
  duration_ms: 'length',
  in_ms: 'start',
  volume_pct: 'voice volume',
  clip_pct: 'clip volume',
  kind: 'transition',
  captions_enabled: 'captions',
  captions_style: 'caption style',
  logline: 'summary',
  reference_asset: 'reference picture',
  poster_asset: 'poster',
};
const WHOLE: Partial<Record<Edit['op'], string>> = {
  order: 'The order of the scenes',
  remove: 'Scenes that you removed',
  choose: 'The take in the film',
  lock: 'A locked take',
  cast: 'The cast',
};

/** One entry for each field; where values would tell nothing, one that only names what it is. */
export function sidesOf(project: Project, edit: Edit): Sides[] {
  const whole = WHOLE[edit.op];
  if (whole) return [{ what: whole, mine: '', theirs: '' }];
  const place = 'scene_id' in edit ? placeOf(project, edit.scene_id) : '';
  const now = standing(project, edit) as Record<string, unknown>;
  return Object.entries(edit)
    .filter(([key]) => key !== 'op' && key !== 'scene_id')
    .map(([key, value]) => ({
      what: titled(`${place} ${NAMES[key] ?? key}`.trim()),
      mine: said(key, value),
      theirs: place.startsWith('Removed') ? '' : said(key, now[key]),
    }));
}

function standing(project: Project, edit: Edit): object {
  if (edit.op === 'settings') return settingsOf(project);
  if (edit.op === 'music') return project.music;
  const scene = 'scene_id' in edit ? sceneOf(project, edit.scene_id) : undefined;
  return (edit.op === 'transition' ? scene?.transition : scene) ?? {};
}

function placeOf(project: Project, sceneId: string | null): string {
  const place = project.scenes.findIndex((scene) => scene.id === sceneId) + 1;
  return place ? `Scene ${place}` : 'Removed scene';
}

function said(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (typeof value === 'number')
    return key.endsWith('_ms')
      ? `${value / 1000} s`
      : `${value}${key.endsWith('_pct') ? ' %' : ''}`;
  return String(value ?? '');
}

const titled = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

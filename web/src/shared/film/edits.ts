/** Direct edits of the document, and the same edits applied at once on the screen. */

import type { Character, Part, Project, Scene, Settings, TransitionKind } from '@/shared/api/types';

export type SceneFields = Partial<
  Pick<
    Scene,
    | 'title'
    | 'visual'
    | 'motion'
    | 'narration'
    | 'style'
    | 'tone'
    | 'speaker'
    | 'delivery'
    | 'duration_ms'
    | 'volume_pct'
    | 'clip_pct'
  >
>;
export type SettingsFields = Partial<
  Pick<Project, 'title' | 'logline' | 'reference_asset' | 'poster_asset'> &
    Omit<Settings, 'captions' | 'duration_ms'> & {
      captions_enabled: boolean;
      captions_style: string;
    }
>;

/** One edit as POST /api/projects/{id}/edits takes it (tools/direct_edits.py). */
export type Edit =
  | ({ op: 'scene'; scene_id: string } & SceneFields)
  | { op: 'trim'; scene_id: string; in_ms: number; duration_ms: number }
  | { op: 'split'; scene_id: string; at_ms: number }
  | { op: 'transition'; scene_id: string; kind: TransitionKind; duration_ms?: number }
  | { op: 'order'; order: string[] }
  | { op: 'remove'; scene_ids: string[] }
  | { op: 'choose'; scene_id: string | null; part: Part; take_id: string }
  | { op: 'lock'; scene_id: string | null; part: Part; locked: boolean }
  | ({ op: 'settings' } & SettingsFields)
  | { op: 'music'; mood?: string; volume_pct?: number; enabled?: boolean }
  | { op: 'cast'; cast: Character[] };

/** The document as it will look once the server has taken the edit. Splits wait for the server. */
export function previewEdit(project: Project, edit: Edit): Project {
  switch (edit.op) {
    case 'scene':
    case 'trim': {
      const { op: _op, scene_id, ...fields } = edit;
      return onScene(project, scene_id, (scene) => ({ ...scene, ...fields }));
    }
    case 'settings':
      return onSettings(project, edit);
    case 'transition': {
      const { op: _op, scene_id, ...fields } = edit;
      return onScene(project, scene_id, (scene) => ({
        ...scene,
        transition: { ...scene.transition, ...fields },
      }));
    }
    case 'music': {
      const { op: _op, ...fields } = edit;
      return { ...project, music: { ...project.music, ...fields } };
    }
    case 'cast':
      return { ...project, cast: edit.cast };
    case 'remove':
      return {
        ...project,
        scenes: project.scenes.filter((scene) => !edit.scene_ids.includes(scene.id)),
      };
    case 'order':
      return { ...project, scenes: inOrder(project.scenes, edit.order) };
    case 'choose':
      return onElement(project, edit.scene_id, edit.part, { chosen: edit.take_id });
    case 'lock':
      return onElement(project, edit.scene_id, edit.part, { locked: edit.locked });
    case 'split':
      return project;
  }
}

function onScene(project: Project, sceneId: string, change: (scene: Scene) => Scene): Project {
  const scenes = project.scenes.map((scene) => (scene.id === sceneId ? change(scene) : scene));
  return { ...project, scenes };
}

function onSettings(project: Project, edit: Extract<Edit, { op: 'settings' }>): Project {
  const { op: _op, title, logline, captions_enabled, captions_style, ...rest } = edit;
  const { reference_asset, poster_asset, ...fields } = rest;
  const captions = {
    ...project.settings.captions,
    enabled: captions_enabled ?? project.settings.captions.enabled,
    style: captions_style ?? project.settings.captions.style,
  };
  return {
    ...project,
    title: title ?? project.title,
    logline: logline ?? project.logline,
    reference_asset: assetOr(reference_asset, project.reference_asset),
    poster_asset: assetOr(poster_asset, project.poster_asset),
    settings: { ...project.settings, ...fields, captions },
  };
}

/** An edit that says nothing keeps the asset, an empty one takes it away. */
const assetOr = (wanted: string | null | undefined, kept: string | null | undefined) =>
  (wanted ?? kept) || null;

function onElement(
  project: Project,
  sceneId: string | null,
  part: Part,
  fields: { chosen?: string; locked?: boolean },
): Project {
  if (part === 'music' || sceneId === null) {
    const element = { ...project.music.element, ...fields };
    return { ...project, music: { ...project.music, element } };
  }
  const name = part === 'visual' ? 'picture' : 'voice';
  return onScene(project, sceneId, (scene) => ({
    ...scene,
    [name]: { ...scene[name], ...fields },
  }));
}

function inOrder(scenes: readonly Scene[], order: readonly string[]): Scene[] {
  const place = new Map(order.map((id, index) => [id, index]));
  return scenes.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** What of the document these edits replace, to tell whether somebody else has changed it. */
export const aimsOf = (project: Project, edits: readonly Edit[]): string =>
  JSON.stringify(edits.map((edit) => aimOf(project, edit)));

function aimOf(project: Project, edit: Edit): unknown {
  switch (edit.op) {
    case 'order':
      return project.scenes.map((scene) => scene.id);
    case 'remove':
      return edit.scene_ids.map((id) => textOf(project, id));
    case 'choose':
    case 'lock':
      return elementOf(project, edit.scene_id, edit.part)?.[
        edit.op === 'lock' ? 'locked' : 'chosen'
      ];
    case 'settings':
      return pick(settingsOf(project), edit);
    case 'music':
      return pick(project.music, edit);
    case 'cast':
      return project.cast;
    case 'transition':
      return pick(sceneOf(project, edit.scene_id)?.transition ?? {}, edit);
    default:
      return pick(sceneOf(project, edit.scene_id) ?? {}, edit);
  }
}

/** The film's settings under the names that an edit gives them. */
export const settingsOf = (project: Project): object => ({
  ...project.settings,
  captions_enabled: project.settings.captions.enabled,
  captions_style: project.settings.captions.style,
  ...project,
});

export const sceneOf = (project: Project, sceneId: string | null): Scene | undefined =>
  project.scenes.find((scene) => scene.id === sceneId);

const pick = (from: object, edit: object) =>
  Object.keys(edit)
    .filter((key) => key !== 'op')
    .map((key) => (from as Record<string, unknown>)[key]);

function textOf(project: Project, sceneId: string) {
  const scene = sceneOf(project, sceneId);
  return scene && [scene.title, scene.visual, scene.narration];
}

function elementOf(project: Project, sceneId: string | null, part: Part) {
  const scene = sceneOf(project, sceneId);
  if (part === 'music') return project.music.element;
  return part === 'visual' ? scene?.picture : scene?.voice;
}

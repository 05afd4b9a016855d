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
    | 'in_ms'
    | 'volume_pct'
  >
>;
export type SettingsFields = Partial<Omit<Settings, 'captions'>> & {
  captions?: Partial<Settings['captions']>;
};

/** One edit as POST /api/projects/{id}/edits takes it. */
export type Edit =
  | ({ op: 'scene'; scene_id: string } & SceneFields)
  | ({ op: 'settings' } & SettingsFields)
  | { op: 'project'; title?: string; logline?: string; idea?: string }
  | { op: 'choose'; scene_id: string | null; part: Part; take_id: string }
  | { op: 'lock'; scene_id: string | null; part: Part; locked: boolean }
  | { op: 'split'; scene_id: string; at_ms: number }
  | { op: 'trim'; scene_id: string; in_ms?: number; duration_ms?: number }
  | { op: 'transition'; scene_id: string; kind?: TransitionKind; duration_ms?: number }
  | { op: 'music'; mood?: string; volume_pct?: number; enabled?: boolean }
  | { op: 'cast'; cast: Character[] }
  | { op: 'reorder'; order: string[] };

/** The document as it will look once the server has taken the edit. Splits wait for the server. */
export function previewEdit(project: Project, edit: Edit): Project {
  switch (edit.op) {
    case 'scene':
    case 'trim': {
      const { op: _op, scene_id, ...fields } = edit;
      return onScene(project, scene_id, (scene) => ({ ...scene, ...fields }));
    }
    case 'settings': {
      const { op: _op, captions, ...fields } = edit;
      const merged = { ...project.settings.captions, ...captions };
      return { ...project, settings: { ...project.settings, ...fields, captions: merged } };
    }
    case 'project': {
      const { op: _op, ...fields } = edit;
      return { ...project, ...fields };
    }
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
    case 'reorder':
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

/**
 * Which media no longer fit the text: a mirror of film/plan.py. It compares a take's snapshot of its
 * inputs with what they would be now, so no hash is needed. The server decides; this only shows.
 */
import type { Element, Project, Quality, Scene } from '@/shared/api/types';
import { spokenPart } from '@/shared/film/gaps';
import { BREATH_MS, chosenTake, layoutFilm, sceneMs } from '@/shared/film/layout';
import { playable } from './document';
import { equal } from './layout';

const RANK: Record<Quality, number> = { draft: 0, standard: 1, high: 2 };
const WORDS_PER_S = 2.3;

/** Names such as "s3.visual" or "music", with the reason in words. */
export type Stale = ReadonlyMap<string, string>;

/** Everything whose chosen take is out of date. */
export function stale(film: Project): Stale {
  const found = new Map<string, string>();
  const note = (name: string, element: Element, reason: string) => {
    if (reason && playable(element) && !element.locked) found.set(name, reason);
  };
  for (const scene of film.scenes) {
    if (spokenPart(scene.narration)) {
      note(`${scene.id}.audio`, scene.voice, whyNot(scene.voice, audioInputs(film, scene)));
    }
    if (scene.visual.trim()) note(`${scene.id}.visual`, scene.picture, whyVisual(film, scene));
  }
  if (film.music.enabled && film.scenes.length) {
    note('music', film.music.element, whyMusic(film));
  }
  return found;
}

/** What a change would make stale that is not stale already. */
export function wouldAge(before: Project, after: Project): string[] {
  const was = stale(before);
  return [...stale(after).keys()].filter((name) => !was.has(name));
}

/** Everything a scene's picture depends on. */
export function visualInputs(film: Project, scene: Scene): Record<string, unknown> {
  const text = `${scene.title} ${scene.visual} ${scene.narration}`.toLowerCase();
  const named = film.cast.filter((c) => c.name && text.includes(c.name.toLowerCase()));
  return {
    ...(film.reference_asset && { reference: film.reference_asset }),
    visual: scene.visual,
    motion: scene.motion,
    style: film.settings.style,
    look: scene.style,
    tone: scene.tone || film.settings.tone,
    aspect: film.settings.aspect,
    cast: named.map((c) => [c.name, c.look, c.reference_asset]),
  };
}

/** Everything a scene's narration depends on. */
export function audioInputs(film: Project, scene: Scene): Record<string, unknown> {
  return {
    text: scene.narration,
    voice: scene.speaker || film.settings.voice,
    language: film.settings.language,
    delivery: scene.delivery,
    tone: scene.tone || film.settings.tone,
    cast_voices: film.cast.filter((c) => c.voice).map((c) => [c.name, c.voice]),
  };
}

function whyVisual(film: Project, scene: Scene): string {
  const why = whyNot(scene.picture, visualInputs(film, scene), film.settings.quality);
  const take = chosenTake(scene.picture);
  if (why || take?.kind !== 'clip') return why;
  const longer = take.duration_ms + 500 < scene.in_ms + expectedMs(scene);
  return longer ? 'the scene is longer than its clip' : '';
}

function whyMusic(film: Project): string {
  const why = whyNot(film.music.element, { mood: film.music.mood });
  const take = chosenTake(film.music.element);
  if (why || !take) return why;
  const longer = take.duration_ms + 3000 < layoutFilm(film).duration_ms;
  return longer ? 'the film is longer than its music' : '';
}

function expectedMs(scene: Scene): number {
  if (chosenTake(scene.voice)?.state === 'ready') return sceneMs(scene);
  const words = spokenPart(scene.narration).split(/\s+/).filter(Boolean).length;
  const spoken = scene.narration ? Math.round((words / WORDS_PER_S) * 1000) + BREATH_MS : 0;
  return Math.max(scene.duration_ms, spoken);
}

/** Inputs in words, where their names say too little. */
const SAID: Record<string, string> = {
  visual: 'what is seen',
  motion: 'the movement',
  look: 'its own look',
  aspect: 'the shape',
  cast: 'the cast',
  reference: 'the reference picture',
  text: 'the words',
  cast_voices: 'the cast’s voices',
};

function whyNot(element: Element, inputs: Record<string, unknown>, asked?: Quality): string {
  const take = chosenTake(element);
  if (take?.state !== 'ready') return 'nothing made yet';
  if (take.provider === 'upload') return '';
  const moved = Object.keys(inputs).filter((key) => !equal(take.inputs[key], inputs[key]));
  if (moved.length) return `${moved.map((key) => SAID[key] ?? key).join(', ')} changed`;
  if (asked && RANK[take.quality] < RANK[asked]) return `made at ${take.quality} quality`;
  return '';
}

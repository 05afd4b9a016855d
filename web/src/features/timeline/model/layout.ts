/**
 * The film as three tracks: a mirror of film/timeline.py, so that the browser plays and draws what
 * the server will render. `layout.test.ts` holds both to the same cases.
 */
import type { Project, Scene, Transition, Word } from '@/shared/api/types';
import { layoutFilm, LEAD_MS, type PlacedScene } from '@/shared/film/layout';
import { playable } from './document';

export interface VideoClip {
  scene_id: string;
  title: string;
  start_ms: number;
  duration_ms: number;
  in_ms: number;
  transition: Transition;
  asset_id: string | null;
  still: boolean;
  /** The clip's own sound, heard at `sound_pct` under the narration. */
  sound_id: string | null;
  sound_pct: number;
}

export interface VoiceClip {
  scene_id: string;
  start_ms: number;
  duration_ms: number;
  asset_id: string;
  volume_pct: number;
  text: string;
  words: readonly Word[];
}

export interface MusicClip {
  start_ms: number;
  duration_ms: number;
  asset_id: string;
  volume_pct: number;
}

export interface Timeline {
  title: string;
  title_card: boolean;
  duration_ms: number;
  video: readonly VideoClip[];
  narration: readonly VoiceClip[];
  music: MusicClip | null;
}

/** The film as three tracks. Clips that did not change keep their identity (see `same`). */
export function layout(film: Project): Timeline {
  const { scenes, duration_ms } = layoutFilm(film);
  return {
    title: film.title,
    title_card: film.settings.title_card,
    duration_ms,
    video: scenes.map((placed) => same(videoClips, placed.scene, videoClip(placed))),
    narration: scenes.flatMap(({ scene, start_ms }) => {
      const voice = voiceClip(film, scene, start_ms);
      return voice ? [same(voiceClips, scene, voice)] : [];
    }),
    music: musicClip(film, duration_ms),
  };
}

function videoClip({ scene, start_ms, duration_ms, transition }: PlacedScene): VideoClip {
  const take = playable(scene.picture);
  return {
    scene_id: scene.id,
    title: scene.title,
    start_ms,
    duration_ms,
    in_ms: scene.in_ms,
    transition,
    asset_id: take?.asset_id ?? null,
    still: take?.kind === 'still',
    sound_id: take?.sound_id ?? null,
    sound_pct: scene.clip_pct,
  };
}

function voiceClip(film: Project, scene: Scene, start: number): VoiceClip | null {
  const take = playable(scene.voice);
  if (!take || !scene.narration) return null;
  const at = start + LEAD_MS;
  const { narration_muted: muted, narration_pct: track } = film.settings;
  return {
    scene_id: scene.id,
    start_ms: at,
    duration_ms: take.duration_ms,
    asset_id: take.asset_id,
    volume_pct: muted ? 0 : Math.floor((track * scene.volume_pct) / 100),
    text: scene.narration,
    words: take.words.map(([word, from, to]): Word => [word, at + from, at + to]),
  };
}

function musicClip(film: Project, durationMs: number): MusicClip | null {
  const take = playable(film.music.element);
  if (!take || !film.music.enabled || durationMs <= 0) return null;
  return {
    start_ms: 0,
    duration_ms: durationMs,
    asset_id: take.asset_id,
    volume_pct: film.music.volume_pct,
  };
}

const videoClips = new WeakMap<Scene, VideoClip>();
const voiceClips = new WeakMap<Scene, VoiceClip>();

/** The clip made for this scene before, when every number still holds: memoised views skip it. */
function same<Clip extends object>(known: WeakMap<Scene, Clip>, scene: Scene, next: Clip): Clip {
  const before = known.get(scene);
  if (before && equal(before, next)) return before;
  known.set(scene, next);
  return next;
}

/** Equal content of plain JSON values. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => equal(value, (b as Record<string, unknown>)[key]));
}

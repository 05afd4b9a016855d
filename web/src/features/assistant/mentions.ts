/** References in a message: "@3" and "@scene 3" mean a scene, "@music" the music, "@0:12" a time. */
import type { Project } from '@/shared/api/types';
import { clock } from '@/features/timeline/model/time';
import type { Selected } from './run/events';

export interface Mention {
  /** What is written into the message. */
  text: string;
  label: string;
  hint: string;
  selected: Selected | null;
}

/** The word being written after an @ at the caret; null when there is none. */
export function openMention(text: string, caret: number): { from: number; word: string } | null {
  const found = /(?:^|\s)@([\w ]{0,24})$/.exec(text.slice(0, caret));
  if (!found) return null;
  const word = found[1] ?? '';
  return { from: caret - word.length - 1, word: word.toLowerCase() };
}

/** What an @ may mean now, best first. */
export function mentionsFor(project: Project, word: string, now_ms: number, most = 7): Mention[] {
  const scenes: Mention[] = project.scenes.map((scene, index) => ({
    text: `@scene ${index + 1}`,
    label: `Scene ${index + 1}`,
    hint: scene.title,
    selected: { scene_id: scene.id },
  }));
  const others: Mention[] = [
    { text: '@music', label: 'Music', hint: project.music.mood, selected: null },
    { text: `@${clock(now_ms)}`, label: 'This moment', hint: clock(now_ms), selected: null },
  ];
  const fits = ({ text, label, hint }: Mention) =>
    [text.slice(1), label, hint, text.replace('@scene ', '')].some((words) =>
      words.toLowerCase().startsWith(word.trim()),
    );
  const near = ({ hint }: Mention) => hint.toLowerCase().includes(word.trim());
  const all = [...scenes, ...others];
  const first = all.filter(fits);
  return [...first, ...all.filter((m) => !first.includes(m) && near(m))].slice(0, most);
}

/** The scenes a message names by "@scene 3". */
export function mentioned(project: Project, text: string): Selected[] {
  const places = [...text.matchAll(/@(?:scene )?(\d{1,3})(?![\d:])/gi)].map((m) => Number(m[1]));
  return [...new Set(places)].flatMap((place) => {
    const scene = project.scenes[place - 1];
    return scene ? [{ scene_id: scene.id }] : [];
  });
}

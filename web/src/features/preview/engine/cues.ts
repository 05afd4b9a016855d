/** When which words are on the picture: the rules of media/assembly/captions.py, for the preview. */
import type { Word } from '@/shared/api/types';
import type { VoiceClip } from '@/features/timeline/model/layout';

export interface Cue {
  start_ms: number;
  end_ms: number;
  text: string;
}

const LINGER_MS = 350;
const SHORTEST_MS = 700;

/** Letters that fit a line of a picture of that shape. */
export const lettersOf = (ratio: number): number => (ratio > 1.2 ? 42 : ratio > 0.8 ? 30 : 22);

/** Cues of all narrations in order, none overlapping, none beyond the film's end. */
export function cuesOf(voices: readonly VoiceClip[], letters: number, filmMs: number): Cue[] {
  const raw = voices
    .flatMap((voice) => groups(voice.words.length ? voice.words : spread(voice), letters))
    .sort((a, b) => a.start_ms - b.start_ms);
  return raw.flatMap((cue, index) => {
    const wanted = Math.max(cue.end_ms + LINGER_MS, cue.start_ms + SHORTEST_MS);
    const end_ms = Math.min(wanted, raw[index + 1]?.start_ms ?? filmMs, filmMs);
    return end_ms > cue.start_ms ? [{ ...cue, end_ms }] : [];
  });
}

/** Word times guessed from their lengths, for voices that bring none. */
function spread(voice: VoiceClip): Word[] {
  const words = voice.text.split(/\s+/).filter(Boolean);
  const total = words.reduce((sum, word) => sum + word.length + 1, 0) || 1;
  let at = 0;
  return words.map((word) => {
    const start = voice.start_ms + Math.floor((voice.duration_ms * at) / total);
    at += word.length + 1;
    return [word, start, voice.start_ms + Math.floor((voice.duration_ms * at) / total)];
  });
}

/** Words of one cue each: up to two lines, ending at a sentence, or early at a comma. */
function groups(words: readonly Word[], letters: number): Cue[] {
  const out: Cue[] = [];
  let group: Word[] = [];
  const close = () => {
    const [first, last] = [group[0], group.at(-1)];
    if (first && last) {
      const text = group.map(([word]) => word).join(' ');
      out.push({ start_ms: first[1], end_ms: last[2], text });
    }
    group = [];
  };
  for (const word of words) {
    if (group.length && lengthOf([...group, word]) > letters * 2) close();
    group.push(word);
    const size = lengthOf(group);
    const sentence = /[.!?…。！？]["')”’]*$/.test(word[0]) && size > 12;
    if (sentence || (/[,;:、]$/.test(word[0]) && size > letters)) close();
  }
  close();
  return out;
}

const lengthOf = (words: readonly Word[]): number =>
  words.reduce((sum, [word]) => sum + word.length + 1, 0);

import { queryOptions } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import type { Part, Quality, Schemas } from '@/shared/api/types';

export type PriceLine = Schemas['PriceLine'];
export type Choices = Schemas['Choices'] & { prices?: PriceLine[] };

/** What the controls offer on this host. */
export const choicesQuery = queryOptions({
  queryKey: ['choices'],
  queryFn: ({ signal }) => get<Choices>('/api/choices', { signal, signedIn: false }),
  staleTime: Infinity,
});

/** How long a scene usually is, in ms; the planner keeps near it. */
const USUAL_SCENE_MS = 5000;

/** About what a film of this length costs: one picture and one line a scene, and the music. */
export function estimateCredits(
  prices: readonly PriceLine[],
  duration_ms: number,
  quality: Quality = 'standard',
): number {
  const scenes = Math.max(1, Math.round(duration_ms / USUAL_SCENE_MS));
  const of = (part: Part, length_ms: number) => {
    const line = prices.find((price) => price.part === part && price.quality === quality);
    return line ? line.credits_each * Math.max(1, Math.ceil(length_ms / line.unit_ms)) : 0;
  };
  const scene = of('visual', USUAL_SCENE_MS) + of('audio', USUAL_SCENE_MS);
  return scenes * scene + of('music', duration_ms);
}

/** A table: the browser's own needs the rules of a locale (formatNumber). */
const LANGUAGES: Record<string, string> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  it: 'Italian',
  pt: 'Portuguese',
  ja: 'Japanese',
};

/** "en" -> "English"; what has no name here stays as it is. */
export const languageName = (code: string) => LANGUAGES[code] ?? code;

/** "hand-drawn" -> "Hand-drawn" */
export const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

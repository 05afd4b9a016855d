/** Whether a narration fits its scene. */
import { spokenPart } from '@/shared/film/gaps';

/** A calm narrator's pace, as film/plan.py has it. */
const WORDS_PER_S = 2.3;
/** What a scene needs beyond its words. */
const BREATH_MS = 600;

export function spokenMs(narration: string): number {
  const words = spokenPart(narration).trim().split(/\s+/).filter(Boolean).length;
  return Math.round((words / WORDS_PER_S) * 1000);
}

/** The length in ms that fits the narration, or undefined when it fits already. */
export function neededMs(narration: string, duration_ms: number): number | undefined {
  if (!narration.trim()) return undefined;
  const spoken = spokenMs(narration);
  return spoken > duration_ms ? Math.ceil((spoken + BREATH_MS) / 500) * 500 : undefined;
}

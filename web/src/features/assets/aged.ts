/** What a change makes out of date, in words, before it is made. */
import type { Project } from '@/shared/api/types';
import { formatCredits } from '@/shared/lib/format';

/** "Will be out of date: the picture of scene 2; 4 credits to make it anew." */
export function agedInWords(
  project: Project,
  names: readonly string[],
  prices: ReadonlyMap<string, number>,
): string {
  const parts = names.map((name) => {
    const [id, part] = name.split('.');
    if (!part) return 'the music';
    const place = project.scenes.findIndex((scene) => scene.id === id) + 1;
    return `${part === 'visual' ? 'the picture' : 'the narration'} of scene ${place}`;
  });
  const credits = names.reduce((sum, name) => sum + (prices.get(name) ?? 0), 0);
  const cost = credits ? `; ${formatCredits(credits)} to make it anew` : '';
  return `Will be out of date: ${parts.join(' and ')}${cost}.`;
}

import type { Quote, QuoteLine } from '../run/events';

/** A scene's lines as one: an approval takes a scene or leaves it, never half of it. */
export function linesOf(quote: Quote | null): (QuoteLine & { key: string })[] {
  const byScene = new Map<string, QuoteLine & { key: string }>();
  for (const line of quote?.items ?? []) {
    const key = line.scene_id ?? line.part;
    const label = line.label || `${line.scene_id ?? ''} ${line.part}`.trim();
    const known = byScene.get(key);
    if (!known) {
      byScene.set(key, { ...line, key, label });
      continue;
    }
    const also = label.replace(/^Scene \d+ /, '');
    byScene.set(key, {
      ...known,
      credits: known.credits + line.credits,
      label: `${known.label} and ${also}`,
    });
  }
  return [...byScene.values()];
}

/** Reads a render's self-check (media/verify.py) into what a person wants to know. */

import { deliver as words } from '@/shared/i18n/deliver';
import { formatSeconds } from '@/shared/lib/format';

export type Report = { ok: boolean; problems: string[]; facts: [name: string, value: string][] };

const isNumber = (value: unknown): value is number => typeof value === 'number';

function ranges(value: unknown): string {
  if (!Array.isArray(value) || !value.length) return words.nothingFound;
  const total = (value as [number, number][]).reduce((sum, [from, to]) => sum + to - from, 0);
  return `${value.length}×, ${formatSeconds(total)}`;
}

/** Undefined for a render without a report. Facts that are not there are left out. */
export function readReport(raw: Record<string, unknown>): Report | undefined {
  if (typeof raw.ok !== 'boolean') return undefined;
  const facts: [string, string][] = [];
  if (isNumber(raw.lufs)) facts.push([words.loudness, `${raw.lufs.toFixed(1)} LUFS`]);
  if (isNumber(raw.true_peak_db)) facts.push([words.peak, `${raw.true_peak_db.toFixed(1)} dBTP`]);
  if (isNumber(raw.sync_ms)) facts.push([words.sync, `${raw.sync_ms} ms`]);
  if (isNumber(raw.fps)) facts.push([words.fps, String(raw.fps)]);
  if ('black_ms' in raw) facts.push([words.black, ranges(raw.black_ms)]);
  if ('frozen_ms' in raw) facts.push([words.frozen, ranges(raw.frozen_ms)]);
  const problems = Array.isArray(raw.problems) ? raw.problems.map(String) : [];
  return { ok: raw.ok, problems, facts };
}

/** Numbers, times and dates as people read them, in the browser's language. */

/** 1234 -> "1,234". A locale's rules take a slow phone a tenth of a second: small numbers need none. */
export const formatNumber = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : value.toLocaleString();

/** Credits with their unit: "1 credit", "46 credits". */
export const formatCredits = (credits: number) =>
  `${formatNumber(credits)} ${Math.abs(credits) === 1 ? 'credit' : 'credits'}`;

/** Clock of a film: 65_000 -> "1:05". */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const mm = hours ? String(minutes % 60).padStart(2, '0') : String(minutes);
  return `${hours ? `${hours}:` : ''}${mm}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Timecode with frames: 11_033 at 30 -> "00:11:01" (minutes, seconds, frames). */
export function formatTimecode(ms: number, fps = 30): string {
  const frames = Math.round((Math.max(0, ms) * fps) / 1000);
  const pair = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(frames / fps);
  return `${pair(Math.floor(seconds / 60))}:${pair(seconds % 60)}:${pair(frames % fps)}`;
}

/** A scene's length: 4700 -> "4.7 s". */
export const formatSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** What is left: "about 40 s left", "about 2 min left"; empty when nobody knows. */
export function formatEta(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

/** For work that others are before: "waiting for its turn, then about 40 s". */
export const formatTurn = (seconds: number) =>
  `waiting for its turn, then ${formatEta(seconds).replace(' left', '')}`;

/** How long work takes: the median, and what nine of ten stay below where that is clearly more. */
export function formatSpan(seconds: number, slow = 0): string {
  const words = (s: number) => formatEta(s).replace(' left', '');
  const often = words(seconds);
  return words(slow) === often || slow <= seconds
    ? often
    : `${often}, rarely over ${words(slow).replace('about ', '')}`;
}

/** 1_530_000 -> "1.5 MB" */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
];

/** "just now", "5 minutes ago", "yesterday"; from a week on the date. */
export function formatWhen(iso: string, now = Date.now()): string {
  const at = new Date(iso);
  const seconds = (at.getTime() - now) / 1000;
  if (Math.abs(seconds) < 45) return 'just now';
  if (Math.abs(seconds) > 6.5 * 86_400) return formatDate(iso);
  const [unit, size] = STEPS.findLast(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  return relative.format(Math.round(seconds / size), unit);
}

/** "12 Nov 2026" in the reader's order. */
export const formatDate = (iso: string) =>
  new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

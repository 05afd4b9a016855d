/** What this browser keeps of each film's conversation: which one is open, and a half-written message. */

export interface Kept {
  /** null: a conversation that nothing was said in yet. */
  thread_id?: string | null;
  draft?: string;
  /** Words that wait while a suggestion has their place. */
  aside?: string;
  /** Words that wait for the line. */
  held?: string;
}

const KEY = 'pixora.talk';
/** Films remembered; the one touched longest ago is forgotten first. */
const MOST = 30;

function all(): Record<string, Kept> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Kept>;
  } catch {
    return {};
  }
}

export const keptOf = (filmId: string): Kept => all()[filmId] ?? {};

export function keep(filmId: string, fields: Kept): void {
  const { [filmId]: known, ...others } = all();
  const films = [...Object.entries(others), [filmId, { ...known, ...fields }]].slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(films)));
  } catch {
    // Private windows forget it; nothing else depends on it.
  }
}

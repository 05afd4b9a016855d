/** Seconds until all of these are done: two workers share them; nothing is quicker than the longest. */
export function secondsLeft(etas: readonly number[]): number | undefined {
  if (!etas.length) return undefined;
  return Math.max(...etas, etas.reduce((sum, eta) => sum + eta, 0) / 2);
}

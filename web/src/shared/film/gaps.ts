/** Gaps of a narration, as film/gaps.py has them: what stands in [brackets] is never spoken. */

const GAP = /\[(?!\s*(?:pause|beat|silence)\b)[^\]\n]{1,300}\]/gi;
const HOLE = '\ue000';
const SENTENCE = /(?<=[.!?…])(?=[\s"”])|(?<=[.!?…]["”])(?=\s)/;

/** How many places are still to be filled in. */
export function gapCount(narration: string): number {
  return narration.match(GAP)?.length ?? 0;
}

/** What is said of a narration: its sentences without those that have a gap. */
export function spokenPart(narration: string): string {
  if (!gapCount(narration)) return narration;
  const holed = narration.replace(GAP, (gap) => HOLE + (/[.!?]\]$/.test(gap) ? '.' : ''));
  const lines = holed.split('\n');
  const said = lines.map((line) =>
    line
      .split(SENTENCE)
      .filter((sentence) => !sentence.includes(HOLE))
      .join('')
      .trim(),
  );
  return said.filter((line) => /[\p{L}\p{N}_]/u.test(line)).join('\n');
}

/** Markdown in pieces that can be parsed alone: cut at blank lines, but never inside a fence or list. */
export function blocks(text: string): string[] {
  const out: string[] = [];
  let open: string[] = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const blank = !line.trim();
    if (blank && !fenced && open.length && !/^\s*([-*+]|\d+\.)\s/.test(open.at(-1) ?? '')) {
      out.push(open.join('\n'));
      open = [];
      continue;
    }
    if (!blank || open.length) open.push(line);
  }
  if (open.length) out.push(open.join('\n'));
  return out;
}

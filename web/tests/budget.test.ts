/** What the built app weighs, gzipped. Reads dist/: build first. */

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, test } from 'vitest';

type Chunk = { file: string; css?: string[]; imports?: string[]; isEntry?: boolean };

const dist = path.resolve(import.meta.dirname, '../dist');
const KB = 1000;

function manifest(): Record<string, Chunk> {
  const file = path.join(dist, '.vite/manifest.json');
  if (!fs.existsSync(file)) throw new Error('No dist/: run `npm run build` before the tests.');
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

const weigh = (file: string) => zlib.gzipSync(fs.readFileSync(path.join(dist, file))).length / KB;

/** Files of a chunk and of everything it imports before it can run. */
function needed(
  chunks: Record<string, Chunk>,
  names: string[],
  seen = new Set<string>(),
): Set<string> {
  for (const name of names) {
    const chunk = chunks[name];
    if (!chunk || seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    for (const style of chunk.css ?? []) seen.add(style);
    needed(chunks, chunk.imports ?? [], seen);
  }
  return seen;
}

const sum = (files: Set<string>, ending: string) =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((total, file) => total + weigh(file), 0);

const ENTRY = 'index.html';

test('the landing page stays below 150 kB of script and 15 kB of style', () => {
  const files = needed(manifest(), [ENTRY, 'src/features/landing/landing-page.tsx']);
  expect(sum(files, '.js')).toBeLessThan(150);
  expect(sum(files, '.css')).toBeLessThan(15);
});

test('the studio stays below 340 kB of script', () => {
  const chunks = manifest();
  const studio = ['src/app/film-shell.tsx', 'src/features/studio/studio-page.tsx'];
  expect(chunks[studio[1] ?? '']).toBeDefined();
  expect(sum(needed(chunks, [ENTRY, ...studio]), '.js')).toBeLessThan(340);
});

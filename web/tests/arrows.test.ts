/** Who may import whom: app -> features -> shared; only the studio reaches into other features. */

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');
const files = fs
  .readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

const importsOf = (file: string) =>
  [
    ...fs
      .readFileSync(path.join(src, file), 'utf8')
      .matchAll(/from '@\/([^']+)'|import\('@\/([^']+)'\)/g),
  ].map((match) => match[1] ?? match[2] ?? '');
const room = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('features/') ? 2 : 1)
    .join('/');

/** The panels of the studio show one film together: they may know each other's models. */
const TOGETHER = new Set(
  ['studio', 'assistant', 'timeline', 'preview', 'assets'].map((name) => `features/${name}`),
);

function allowed(from: string, to: string): boolean {
  if (to === 'shared' || from === to || from === 'app') return true;
  return TOGETHER.has(from) && TOGETHER.has(to);
}

test('imports follow the arrows', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !allowed(room(file), room(target)))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('every address the app calls is one the API documents', () => {
  const spec = JSON.parse(fs.readFileSync(path.join(src, 'shared/api/openapi.json'), 'utf8'));
  const shape = (address: string) => address.replaceAll(/\$?\{[^}]+\}/g, '*').replace(/\?.*/, '');
  const known = Object.keys(spec.paths).map((address) => shape(address));
  // A tool's name is a variable in one place; which names there are is the API's to say.
  known.push('/api/projects/*/tools/*');
  const matches = (address: string) =>
    known.some((one) => new RegExp(`^${one.replaceAll('*', '[^/]+')}$`).test(address));
  const called = files
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => [
      ...fs.readFileSync(path.join(src, file), 'utf8').matchAll(/['`](\/api\/[^'`\s]+)['`]/g),
    ])
    .map((match) => shape(match[1] ?? ''));
  expect(called.length).toBeGreaterThan(15);
  expect(called.filter((address) => !matches(address))).toEqual([]);
});

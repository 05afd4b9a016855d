/** Nothing that belongs to the server is in what browsers get. Reads dist/: build first. */

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../dist');
const SHAPES: Record<string, RegExp> = {
  'a secret key of Supabase': /sb_secret_[\w-]{8,}/,
  'a signed token': /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'the address of a database with its password':
    /\b(?:postgres(?:ql)?|rediss?):\/\/[^\s"'`]*:[^\s"'`]*@/,
  'a key of a language model or of Slack': /\b(?:sk-(?:proj-|ant-)?[\w-]{20,}|xox[abp]-[\w-]{10,})/,
  'an API key of ours': /\bpxk_[\w-]{8,}/,
  'the name of a setting of the server':
    /SUPABASE_SECRET_KEY|SUPABASE_JWT_SECRET|DATABASE_URL|FAL_KEY|service_role/,
};
const SECRET_NAME = /SECRET|PASSWORD|TOKEN|DATABASE_URL|(?:^|_)KEY$/;

/** What is in a text that should not be: shapes of secrets, and the values this machine keeps. */
function told(text: string, environment: Record<string, string | undefined>): string[] {
  const shapes = Object.entries(SHAPES).filter(([, shape]) => shape.test(text));
  const kept = Object.entries(environment).filter(
    ([name, value]) =>
      SECRET_NAME.test(name) && value && value.length >= 12 && text.includes(value),
  );
  return [...shapes.map(([name]) => name), ...kept.map(([name]) => `the value of ${name}`)];
}

const files = () =>
  fs
    .readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css|html|json|txt|svg|map)$/.test(name));

test('no built file tells a secret', () => {
  const found = files().flatMap((name) =>
    told(fs.readFileSync(path.join(dist, name), 'utf8'), process.env).map((what) => [name, what]),
  );
  expect(files().length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('no source map is served, and no file of settings', () => {
  const names = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => /\.map$|(^|\/)\.env/.test(name))).toEqual([]);
});

test('each kind of secret would be found', () => {
  const shown = [
    'sb_secret_abcdefgh12345',
    'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZSJ9.c2lnbmF0dXJlYnl0ZXM',
    '-----BEGIN PRIVATE KEY-----',
    'postgresql://authenticator:hunter2@db.example/x',
    'sk-proj-abcdefghijklmnopqrstuvw',
    'pxk_abcdefgh1234',
    'SUPABASE_SECRET_KEY',
  ];
  expect(shown.map((text) => told(`const a = "${text}"`, {}).length)).toEqual(shown.map(() => 1));
  expect(told('x = "lighthouse-of-ada"', { FAL_KEY: 'lighthouse-of-ada' })).toEqual([
    'the value of FAL_KEY',
  ]);
});

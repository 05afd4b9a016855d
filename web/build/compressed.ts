/** Writes a Brotli and a gzip copy beside every text file of the build; api/pages.py serves them. */

import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const TEXT = /\.(js|css|html|svg|json|txt)$/;
/** Below this a compressed answer saves no packet. */
const WORTH_BYTES = 1024;

export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir = 'dist' }) {
        const names = await fs.readdir(dir, { recursive: true });
        await Promise.all(
          names.filter((name) => TEXT.test(name)).map((name) => compress(path.join(dir, name))),
        );
      },
    },
  };
}

async function compress(file: string) {
  const bytes = await fs.readFile(file);
  if (bytes.length < WORTH_BYTES) return;
  await Promise.all([
    brotli(bytes).then((small) => fs.writeFile(`${file}.br`, small)),
    gzip(bytes, { level: 9 }).then((small) => fs.writeFile(`${file}.gz`, small)),
  ]);
}

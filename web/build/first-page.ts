/** Writes dist/landing.html: the first page already drawn, so that it is seen before any script runs. */

import fs from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';

const ROOT = '<div id="root"></div>';

export function firstPage(source: string): Plugin {
  return {
    name: 'first-page',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir = 'dist' }) {
        const index = await fs.readFile(path.join(dir, 'index.html'), 'utf8');
        if (!index.includes(ROOT)) throw new Error(`index.html has no ${ROOT}`);
        const [markup, rules] = withoutAttributes(await draw(source));
        const drawn = index.replace(ROOT, () => `<div id="root">${markup}</div>`);
        await fs.writeFile(path.join(dir, 'landing.html'), await withStyle(drawn, rules, dir));
      },
    },
  };
}

/** Style attributes as rules: the policy allows the page's one style by its hash, attributes never. */
function withoutAttributes(markup: string): [string, string] {
  const rules: string[] = [];
  const plain = markup.replace(/ style="([^"&]*)"/g, (_, style: string) => {
    rules.push(`[data-drawn="${rules.length}"]{${style}}`);
    return ` data-drawn="${rules.length - 1}"`;
  });
  if (plain.includes(' style="')) throw new Error('The first page has a style attribute to escape');
  return [plain, rules.join('')];
}

/** The style in the page itself: the first paint waits for one answer less. */
async function withStyle(page: string, rules: string, dir: string): Promise<string> {
  const link = /<link rel="stylesheet"[^>]*href="\/([^"]+)">/.exec(page);
  if (!link?.[1]) throw new Error('index.html has no stylesheet');
  const style = await fs.readFile(path.join(dir, link[1]), 'utf8');
  return page.replace(link[0], () => `<style>${style}${rules}</style>`);
}

/** The landing page as markup, drawn by the app's own components. */
async function draw(source: string): Promise<string> {
  const server = await createServer({
    configFile: false,
    plugins: [react()],
    resolve: { alias: { '@': source } },
    server: { middlewareMode: true, hmr: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    const { firstPageMarkup } = await server.ssrLoadModule('/src/app/first-page.tsx');
    return firstPageMarkup();
  } finally {
    await server.close();
  }
}

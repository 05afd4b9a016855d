/** Writes dist/landing.html: the first page already drawn, so that it is seen before any script runs. */

import fs from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';
import { wakeLater } from './wake';

/** The app, and what it fetches on the first page. */
const APP = 'index.html';
const PAGE = 'src/features/landing/landing-page.tsx';
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
        const page = await withStyle(wokenLater(drawn, await scripts(dir)), rules, dir);
        await fs.writeFile(path.join(dir, 'landing.html'), page);
      },
    },
  };
}

type Chunk = { file: string; imports?: string[] };

/** Addresses of the page's scripts, each after what it imports, the app's own last. */
async function scripts(dir: string): Promise<string[]> {
  const file = path.join(dir, '.vite/manifest.json');
  const chunks = JSON.parse(await fs.readFile(file, 'utf8')) as Record<string, Chunk>;
  const found = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`${file} does not name ${name}`);
    chunk.imports?.forEach(add);
    found.add(`/${chunk.file}`);
  };
  chunks[APP]?.imports?.forEach(add);
  for (const name of [PAGE, APP]) add(name);
  return [...found];
}

/** The page is seen without its scripts: they come when it wakes. */
function wokenLater(page: string, addresses: string[]): string {
  const scripts = /<(script type="module"|link rel="modulepreload")[^>]*>(<\/script>)?\s*/g;
  const wake = `<script>(${wakeLater})(${JSON.stringify(addresses)})</script>`;
  return page.replaceAll(scripts, '').replace('</head>', () => `${wake}</head>`);
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
    return (await firstPageMarkup()) as string;
  } finally {
    await server.close();
  }
}

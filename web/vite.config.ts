import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { changedLibraries } from './build/changed-libraries';
import { compressed } from './build/compressed';
import { firstGroup } from './build/first-group';
import { firstPage } from './build/first-page';
import { theme } from './build/theme';

const FIRST_PAINT_FONTS =
  /(geist-latin-wght-normal|instrument-serif-latin-400-(normal|italic))\S*\.woff2/;

/** Preloads the three faces the first screen is set in, so no text shifts when they arrive. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, context) =>
        Object.keys(context.bundle ?? {})
          .filter((file) => FIRST_PAINT_FONTS.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
              href: `/${file}`,
            },
            injectTo: 'head' as const,
          })),
    },
  };
}

/**
 * Faces of the first screen take the place of their stretched fallbacks whenever they come; any
 * other one is there in time or waits for the next page: no text moves.
 */
function steadyText(): Plugin {
  const steady = (face: string) =>
    FIRST_PAINT_FONTS.test(face)
      ? face
      : face.replace('font-display:swap', 'font-display:optional');
  return {
    name: 'steady-text',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = String(file.source).replaceAll(/@font-face\{[^}]*\}/g, steady);
      }
    },
  };
}

/** Where `npm run dev` finds the API; the built app is served by the API itself. */
const api = process.env.PIXORA_API_URL ?? 'http://127.0.0.1:8000';
const proxied = ['/api', '/auth', '/storage', '/media', '/examples', '/config.json'];

const source = new URL('./src', import.meta.url).pathname;
const build = new URL('./build', import.meta.url).pathname;

export default defineConfig({
  plugins: [
    react(),
    changedLibraries(),
    steadyText(),
    tailwind(),
    preloadFonts(),
    theme(),
    firstPage(source),
    compressed(),
  ],
  resolve: {
    alias: { '@': source, 'react-style-singleton': `${build}/style-singleton.ts` },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: api }])),
  },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 2048,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(react-query|query-core)|zustand)\//,
            },
            firstGroup(source, '/features/landing/landing-page.tsx'),
            // One file for what the studio shares with the parts of it that are fetched later.
            {
              name: 'desk',
              test: /src\/features\/(timeline|assistant|assets|preview)\//,
              minShareCount: 2,
            },
            // One file for icons that many pages share: each in one of its own weighs twice its strokes.
            { name: 'icons', test: /lucide-react\/dist\/esm\/icons\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
});

import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const FIRST_PAINT_FONTS =
  /(geist-latin-wght-normal|instrument-serif-latin-400-(normal|italic)).*\.woff2$/;

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

/** Where `npm run dev` finds the API; the built app is served by the API itself. */
const api = process.env.PIXORA_API_URL ?? 'http://127.0.0.1:8000';
const proxied = ['/api', '/auth', '/storage', '/media', '/examples', '/config.json'];

export default defineConfig({
  plugins: [react(), tailwind(), preloadFonts()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: api }])),
  },
  build: { target: 'es2022', manifest: true, assetsInlineLimit: 2048 },
});

/**
 * Sets the theme before the first paint; src/shared/lib/theme.ts owns it afterwards. It stands in the page,
 * because a file would hold up the paint; the API's policy names it by its hash (decision 0012).
 */

import type { Plugin } from 'vite';

const SET = [
  'try{',
  "const wish=localStorage.getItem('pixora.theme')||'system';",
  "const dark=wish==='system'?matchMedia('(prefers-color-scheme: dark)').matches:wish==='dark';",
  "document.documentElement.dataset.theme=dark?'dark':'light'",
  "}catch{document.documentElement.dataset.theme='dark'}",
].join('');

export const theme = (): Plugin => ({
  name: 'theme',
  transformIndexHtml: () => [{ tag: 'script', children: SET, injectTo: 'head' }],
});

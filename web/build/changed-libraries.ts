/** Lines of libraries that the build changes, until the libraries change them. */

import type { Plugin } from 'vite';

const adopt = (css: string) => `const sheet = new CSSStyleSheet();
  sheet.replaceSync(${css});
  document.adoptedStyleSheets.push(sheet);`;

const CHANGES = [
  // What puts a <style> into the page adopts a style sheet instead: see docs/decisions/0012.
  {
    file: /\/sonner\/dist\/index\.mjs$/,
    text: /let head = document\.head[^}]*createTextNode\(code\)\)/,
    instead: adopt('code'),
  },
  {
    file: /\/remotion\/dist\/esm\/index\.mjs$/,
    text: /const head = document\.head[^}]*injected\[css\] = style;\s*return \(\) => \{[^}]*\}\s*delete injected\[css\];\s*\}\s*\};/,
    instead: `${adopt('css')}
  injected[css] = sheet;
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    delete injected[css];
  };`,
  },
  // An arrow key moves the focus before the next key comes; a timer would move it after that one, away
  // from where it went. Can go with https://github.com/radix-ui/primitives/pull/4108.
  {
    file: /\/react-roving-focus\/dist\/index\.mjs$/,
    text: /setTimeout\(\(\) => focusFirst\(candidateNodes\)\)/,
    instead: 'queueMicrotask(() => focusFirst(candidateNodes))',
  },
];

export function changedLibraries(): Plugin {
  return {
    name: 'changed-libraries',
    apply: 'build',
    transform(code, id) {
      const change = CHANGES.find(({ file }) => file.test(id));
      if (!change) return null;
      if (!change.text.test(code))
        this.error(`${id} is another version: see build/changed-libraries.ts`);
      return { code: code.replace(change.text, () => change.instead), map: null };
    },
  };
}

/** Libraries that put a <style> into the page adopt a style sheet instead: see docs/decisions/0012. */

import type { Plugin } from 'vite';

const adopt = (css: string) => `const sheet = new CSSStyleSheet();
  sheet.replaceSync(${css});
  document.adoptedStyleSheets.push(sheet);`;

const CHANGES = [
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
];

export function adoptedStyles(): Plugin {
  return {
    name: 'adopted-styles',
    apply: 'build',
    transform(code, id) {
      const change = CHANGES.find(({ file }) => file.test(id));
      if (!change) return null;
      if (!change.text.test(code))
        this.error(`${id} is another version: see build/adopted-styles.ts`);
      return { code: code.replace(change.text, () => change.instead), map: null };
    },
  };
}

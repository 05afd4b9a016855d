import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Screenshots of every page, both themes and widths: `./run shots`, then look at them. */
export default defineConfig(base, {
  testDir: './tests/shots',
  outputDir: 'test-results/shots-run',
});

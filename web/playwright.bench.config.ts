import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** How much work each interaction of the studio is: `./run bench web` runs it. */
export default defineConfig(base, { testDir: './tests/bench', outputDir: 'test-results/bench' });

import fs from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Chromium is the system's own; nothing is downloaded. A missing browser fails loudly. */
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && fs.existsSync(path));
if (!chromium) throw new Error('No Chromium found: set CHROMIUM_PATH or install chromium.');

export default defineConfig({
  testDir: './tests/e2e',
  workers: 1,
  reporter: 'line',
  timeout: 600_000,
  // A loaded machine of two cores is slow to answer; what never comes still fails.
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.PIXORA_E2E_URL ?? 'http://127.0.0.1:8000',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--font-render-hinting=none',
        '--disable-gpu',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
    contextOptions: { reducedMotion: 'reduce' },
  },
});

import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vite.config';

export default mergeConfig(
  base,
  defineConfig({
    test: {
      environment: 'happy-dom',
      include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
      setupFiles: ['src/shared/lib/test-setup.ts'],
      pool: 'threads',
      maxWorkers: 2,
      testTimeout: 15_000,
    },
  }),
);

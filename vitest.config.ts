import { defineConfig } from 'vitest/config';

/** Components mounted without a browser; what a browser alone can tell (layout, contrast, real focus) is for e2e/. */
const MOUNTED = 'apps/console/src/**/*.mounted.test.ts';

/** Each server test keeps a database busy beside itself, and small machines have two cores. */
const WORKERS = 2;

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            '{packages/*,apps/{console,portal,screens}}/src/**/*.test.ts',
            '{scripts,bench}/**/*.test.ts',
          ],
          // What the engine is measured beside has a command of its own: npm run check:bench.
          exclude: ['**/node_modules/**', MOUNTED, 'bench/comparison/**'],
        },
      },
      {
        extends: 'apps/console/vite.config.ts',
        test: {
          name: 'mounted',
          include: [MOUNTED],
          environment: 'happy-dom',
          setupFiles: ['apps/console/src/test-support/mounted.setup.ts'],
          // Element Plus has to share Vue with the tests: with one of its own no message of a form appears.
          server: { deps: { inline: ['element-plus'] } },
          // The kit is read once a worker instead of once a file; every test takes down what it put up.
          isolate: false,
          testTimeout: 60_000,
          // Projects that run together need the same number; this one does not extend the root.
          pool: 'forks',
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts'],
          globalSetup: ['apps/server/src/test-support/database.setup.ts'],
        },
      },
    ],
    maxWorkers: WORKERS,
    pool: 'forks',
    // Only ends what hangs: a round of the network takes five seconds where both cores are busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

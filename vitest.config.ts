import { defineConfig } from 'vitest/config';

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
    // Two workers: each server test keeps a database busy beside itself, and small machines have two cores.
    maxWorkers: 2,
    pool: 'forks',
    // Only ends what hangs: a round of the network takes five seconds where both cores are busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

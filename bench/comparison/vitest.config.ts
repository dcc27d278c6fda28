import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['**/*.test.ts'], maxWorkers: 2, pool: 'forks', testTimeout: 120_000 },
});

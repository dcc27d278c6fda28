import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from '../scripts/lib/browser.mjs';

const executablePath = findBrowser();

/** The browser's own traffic (updates, synchronisation, QUIC probes) would be network traffic of the tests. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Files named `*.phone.spec.ts` or `*.desktop.spec.ts` run at that size only, others at both. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  globalSetup: './support/server.setup.ts',
  // All tests share one server and one database.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // The page itself shows a failure immediately; these limits only end what hangs, even on the slowest machine.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    actionTimeout: 60_000,
    navigationTimeout: 120_000,
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // Contrast must not be measured in the middle of a fade.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET,
    },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: '**/*.desktop.spec.ts',
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        locale: 'zh-CN',
      },
    },
    {
      name: 'desktop',
      testIgnore: '**/*.phone.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1366, height: 800 }, locale: 'zh-CN' },
    },
  ],
});

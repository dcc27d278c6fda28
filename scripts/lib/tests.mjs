import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { playwrightCounts, sum, vitestCounts } from './counts.mjs';
import { buildFrontEnds } from './front-ends.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './repo.mjs';
import { runTool } from './run.mjs';

const RESULTS = join(ROOT, 'test-results');
const CONFIG = ['--config', 'e2e/playwright.config.ts'];

/** Installs what is missing, builds, and runs all tests. @returns {Promise<import('./counts.mjs').Counts>} */
export async function runTests() {
  await ensureInstalled();
  const noBrowser = await ensureBrowser();
  await buildFrontEnds();
  mkdirSync(RESULTS, { recursive: true });

  const unit = await runUnitTests();
  const browser = noBrowser === undefined ? await runBrowserTests() : await skipBrowserTests(noBrowser);
  return sum([unit, browser]);
}

async function runUnitTests() {
  const report = join(RESULTS, 'vitest.json');
  rmSync(report, { force: true });
  const { code } = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return vitestCounts(report, code);
}

async function runBrowserTests() {
  const report = join(RESULTS, 'playwright.json');
  rmSync(report, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await runTool('playwright', ['test', ...CONFIG, '--reporter=list,json'], { env });
  return playwrightCounts(report, code);
}

/** @param {string} why */
async function skipBrowserTests(why) {
  const report = join(RESULTS, 'playwright-skipped.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const list = ['test', ...CONFIG, '--list', '--reporter=json'];
  const { code } = await runTool('playwright', list, { env, quiet: true });
  const { passed, failed, skipped } = playwrightCounts(report, code);
  console.log(`\n!!! BROWSER TESTS SKIPPED (${passed + skipped} of them): ${why}\n`);
  return { passed: 0, failed, skipped: passed + skipped };
}

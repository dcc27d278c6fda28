import { existsSync, readFileSync } from 'node:fs';

/**
 * The result of a run of tests or checks.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {Counts[]} parts
 * @returns {Counts}
 */
export function sum(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    total.passed += part.passed;
    total.failed += part.failed;
    total.skipped += part.skipped;
  }
  return total;
}

/** @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Counts of a Vitest JSON report. A file that does not load has no tests in it and counts as one failed.
 *
 * @param {string} path
 * @param {number} code exit code of the run: one that failed without a failed test counts as one
 * @returns {Counts}
 */
export function vitestCounts(path, code) {
  const report = readJson(path);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults;
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return atLeastOneFailed(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * Counts of a Playwright JSON report.
 *
 * @param {string} path
 * @param {number} code exit code of the run
 * @returns {Counts}
 */
export function playwrightCounts(path, code) {
  const report = readJson(path);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailed(code, { passed: expected + flaky, failed: unexpected, skipped });
}

/**
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
function atLeastOneFailed(code, counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} path */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

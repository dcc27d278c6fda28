import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closingLine, playwrightCounts, sum, vitestCounts } from './counts.mjs';

function reportFile(report: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-counts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] };
const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const unloadableFile = { status: 'failed', assertionResults: [] };

describe('counts of a Vitest report', () => {
  it('takes the numbers of the report', () => {
    const path = reportFile({
      testResults: [passedFile, failedFile],
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 3,
      numTodoTests: 1,
    });
    expect(vitestCounts(path, 1)).toEqual({ passed: 2, failed: 1, skipped: 4 });
  });

  it('counts a file that does not load as one failed', () => {
    const path = reportFile({
      testResults: [passedFile, unloadableFile],
      numPassedTests: 2,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    });
    expect(vitestCounts(path, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a runner that ends badly, or writes nothing, as one failed', () => {
    const path = reportFile({
      testResults: [passedFile],
      numPassedTests: 2,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    });
    expect(vitestCounts(path, 1).failed).toBe(1);
    expect(vitestCounts(`${path}.absent`, 0).failed).toBe(1);
  });
});

describe('counts of a Playwright report', () => {
  it('takes a flaky test, which passed in the end, as passed', () => {
    const path = reportFile({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(playwrightCounts(path, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it('counts a runner that found no test, or whose set-up broke, as one failed', () => {
    const path = reportFile({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } });
    expect(playwrightCounts(path, 1).failed).toBe(1);
  });
});

it('closes with one line of sums', () => {
  const parts = [
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ];
  expect(closingLine(sum(parts))).toBe('4 passed, 1 failed, 2 skipped');
});

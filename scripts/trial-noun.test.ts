import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const TEST = /\.test\.ts$/;

/** Lines of the trial noun as they stand, comments and blank ones included. */
function linesOf(folders: readonly string[], isTest: boolean): number {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
    .filter((path) => TEST.test(path) === isTest)
    .map((path) => readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1)
    .reduce((sum, lines) => sum + lines, 0);
}

const SERVER = ['packages/contract/src/test-support', 'apps/server/src/test-support/trial-noun'];

const CONSOLE = ['apps/console/src/test-support/trial-noun'];

/** What a noun may take on the middle floor. */
const PARTS = [
  { part: 'server and contract', lines: linesOf(SERVER, false), most: 600 },
  { part: 'tests of these', lines: linesOf(SERVER, true), most: null },
  { part: 'console', lines: linesOf(CONSOLE, false), most: 400 },
  { part: 'tests of the console', lines: linesOf(CONSOLE, true), most: null },
];

describe('the trial noun', () => {
  it.each(PARTS)('takes no more lines than a noun may: $part', ({ lines, most }) => {
    expect(lines).toBeGreaterThan(50);
    expect(lines).toBeLessThanOrEqual(most ?? Infinity);
  });

  it.each(PARTS)('stands in the architecture as counted: $part', ({ part, lines, most }) => {
    const row = new RegExp(`^\\| ${part} +\\| +${lines} \\| +${most ?? '–'} \\|$`, 'm');
    expect(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')).toMatch(row);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** Lines of the trial noun as they stand, tests, comments and blank ones included. */
function linesOf(folders: readonly string[]): number {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
    .map((path) => readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1)
    .reduce((sum, lines) => sum + lines, 0);
}

/** What a noun may take on the middle floor. */
const PARTS = [
  {
    part: 'server and contract',
    lines: linesOf(['packages/contract/src/test-support', 'apps/server/src/test-support/trial-noun']),
    most: 600,
  },
  { part: 'console', lines: linesOf(['apps/console/src/test-support/trial-noun']), most: 400 },
];

describe('the trial noun', () => {
  it.each(PARTS)('takes no more lines than a noun may: $part', ({ lines, most }) => {
    expect(lines).toBeGreaterThan(100);
    expect(lines).toBeLessThanOrEqual(most);
  });

  it.each(PARTS)('stands in the architecture as counted: $part', ({ part, lines, most }) => {
    const row = new RegExp(`^\\| ${part} +\\| +${lines} \\| +${most} \\|$`, 'm');
    expect(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')).toMatch(row);
  });
});

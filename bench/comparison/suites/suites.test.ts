import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSkipped, withSection } from '../../lib/report.ts';
import { Setting } from '../../lib/setting.ts';
import { SUITES } from './index.ts';
import { queries } from './peers.ts';
import { updates } from './updates.ts';

describe('suites', () => {
  it.each([queries, updates])('$name finds nothing wrong', async (suite) => {
    const outcome = await suite.run(new Setting('tiny', [], () => undefined));
    if (isSkipped(outcome)) throw new Error(outcome.skipped);
    expect(outcome.wrong).toEqual([]);
    expect(outcome.lines.length).toBeGreaterThanOrEqual(2);
  });
  it('has a place in the README for every suite', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    for (const { name } of SUITES) expect(() => withSection(readme, name, ''), name).not.toThrow();
  });
});

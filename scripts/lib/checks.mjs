import { runTool } from './run.mjs';
import { seconds } from './say.mjs';
import { typecheck } from './typecheck.mjs';
import { generate } from './generate.mjs';

/** The linter remembers what it found in unchanged files: it needs their types, which takes a minute. */
const LINT_CACHE = ['--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/'];

/** @type {{ name: string, cure: string, check: () => Promise<{ code: number, output: string }> }[]} */
const CHECKS = [
  {
    name: 'format',
    cure: 'npm run format',
    check: () => tool('prettier', ['--check', '--log-level=warn', '.']),
  },
  {
    name: 'lint',
    cure: 'npm run check:lint',
    check: () => tool('eslint', ['--max-warnings=0', ...LINT_CACHE, '.']),
  },
  { name: 'types', cure: 'npm run check:types', check: () => typecheck() },
  {
    name: 'imports',
    cure: 'npm run check:imports',
    check: () => tool('depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'e2e']),
  },
  { name: 'unused', cure: 'npm run check:unused', check: () => tool('knip', []) },
  { name: 'generated', cure: 'npm run generate', check: () => generate({ check: true }) },
];

/**
 * Runs all checks, also after one has failed.
 *
 * @returns {Promise<import('./counts.mjs').Counts>} each check counts as one
 */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, cure, check } of CHECKS) {
    const begin = Date.now();
    const { code, output } = await check();
    console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${seconds(begin)}`);
    if (code === 0) counts.passed += 1;
    else {
      counts.failed += 1;
      console.log(`${output.trim().replaceAll(/^/gm, '    ')}\n    → ${cure}`);
    }
  }
  return counts;
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function tool(name, args) {
  return runTool(name, args, { quiet: true });
}

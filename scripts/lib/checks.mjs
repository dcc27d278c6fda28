import { runTool } from './run.mjs';
import { seconds } from './say.mjs';
import { typecheck } from './typecheck.mjs';
import { generate } from './generate.mjs';

/** The linter caches its results for unchanged files: it needs their types, which takes a minute. */
const LINT_CACHE = ['--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/'];

/** It holds the types of all parts at once, more than the runtime gives by itself. */
const LINT_ENV = { NODE_OPTIONS: '--max-old-space-size=8192' };

/**
 * The longest first.
 *
 * @type {{ name: string, cure: string, check: () => Promise<{ code: number, output: string }> }[]}
 */
const CHECKS = [
  {
    name: 'lint',
    cure: 'npm run check:lint',
    check: () => tool('eslint', ['--max-warnings=0', ...LINT_CACHE, '.'], LINT_ENV),
  },
  {
    name: 'format',
    cure: 'npm run format',
    check: () => tool('prettier', ['--check', '--log-level=warn', '.']),
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

/** The linter takes as long as all others together; more than two in parallel would only share two cores. */
const AT_ONCE = 2;

/**
 * Runs all checks, two at a time, even after one has failed; reports each as soon as it is done.
 *
 * @returns {Promise<import('./counts.mjs').Counts>} each check counts as one
 */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...CHECKS];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const begin = Date.now();
      const { code, output } = await next.check();
      console.log(`${code === 0 ? '✓' : '✗'} ${next.name.padEnd(10)} ${seconds(begin)}`);
      if (code === 0) counts.passed += 1;
      else {
        counts.failed += 1;
        console.log(`${output.trim().replaceAll(/^/gm, '    ')}\n    → ${next.cure}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function tool(name, args, env = {}) {
  return runTool(name, args, { quiet: true, env });
}

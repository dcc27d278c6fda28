import { join } from 'node:path';
import { ROOT } from './repo.mjs';
import { run } from './run.mjs';
import { runtime } from './runtime.mjs';

/**
 * Writes the generated files again, or with `check` only tells which of them differ from what would be written.
 *
 * @param {{ check: boolean }} options
 */
export async function generate({ check }) {
  const args = [join(ROOT, 'scripts', 'generate', 'main.ts'), ...(check ? ['--check'] : [])];
  return run(runtime(), args, { quiet: true });
}

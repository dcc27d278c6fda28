import { join } from 'node:path';
import { ROOT } from './repo.mjs';
import { run } from './run.mjs';
import { runtime } from './runtime.mjs';

/**
 * Writes the generated files again, or with `check` only reports which of them are out of date.
 *
 * @param {{ check: boolean }} options
 */
export async function generate({ check }) {
  const args = [join(ROOT, 'scripts', 'generate', 'main.ts'), ...(check ? ['--check'] : [])];
  // Always from the embedded PostgreSQL: the catalogues of other versions are worded differently.
  return run(runtime(), args, { quiet: true, env: { ...process.env, TEST_DATABASE_URL: undefined } });
}

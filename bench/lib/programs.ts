/**
 * Suites measured by other programs of the bench: `node bench/<name>/run.ts --size tiny|small|full --json` prints one
 * JSON object of the form of `SuiteReport` as its last line. Where the program is absent, or ends with 77 because a
 * dependency is not installed, the suite is skipped with the reason from its standard error, and never counted as
 * passed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SuiteReport } from './report.ts';
import type { Skipped } from './report.ts';
import type { Setting, Suite } from './setting.ts';

/** The exit code by which GNU test runners mark a skipped test. */
const NOT_HERE = 77;

async function runProgram(
  name: string,
  folder: URL,
  { sizeName, log }: Setting,
): Promise<SuiteReport | Skipped> {
  const path = fileURLToPath(new URL(`${name}/run.ts`, folder));
  if (!existsSync(path)) return { skipped: `bench/${name}/run.ts is not there` };
  const child = spawn(process.execPath, [...process.execArgv, path, '--size', sizeName, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
    log(part.trimEnd());
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const lastError = errors.trim().split('\n').at(-1) ?? '';
  if (code === NOT_HERE) return { skipped: lastError };
  if (code !== 0) throw new Error(`bench/${name}/run.ts ended with ${String(code)}: ${lastError}`);
  return SuiteReport.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
}

const BENCH = new URL('../', import.meta.url);

/** The suite of the program in the folder of that name. */
export const program = (name: string, about: string, folder = BENCH): Suite => ({
  name,
  about,
  run: (setting) => runProgram(name, folder, setting),
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODEGEN = fileURLToPath(new URL('../../node_modules/.bin/kysely-codegen', import.meta.url));
/** As apps/server/src/app/db/database.ts tells the driver to read them. */
const PARSERS = ['--date-parser=string', '--numeric-parser=number', '--type-mapping={"int8":"number"}'];

/** The query builder's types of all our tables, as kysely-codegen writes them. */
export function databaseTypes(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-types-'));
  const file = join(folder, 'types.ts');
  const args = ['--dialect=postgres', `--url=${url}`, `--out-file=${file}`, '--exclude-pattern=pgboss.*'];
  try {
    execFileSync(process.execPath, [CODEGEN, ...args, ...PARSERS], { stdio: 'pipe' });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const CODEGEN = fileURLToPath(new URL('../../node_modules/.bin/kysely-codegen', import.meta.url));
/** As apps/server/src/app/db/database.ts configures the driver to parse them. */
const PARSERS = ['--date-parser=string', '--numeric-parser=number', '--type-mapping={"int8":"number"}'];

/** The query builder's types of all our tables, as kysely-codegen writes them, in our format. */
export async function databaseTypes(url: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-types-'));
  const file = join(folder, 'types.ts');
  const args = ['--dialect=postgres', `--url=${url}`, `--out-file=${file}`, '--exclude-pattern=pgboss.*'];
  try {
    execFileSync(process.execPath, [CODEGEN, ...args, ...PARSERS], { stdio: 'pipe' });
    const style = await resolveConfig(fileURLToPath(import.meta.url));
    return await format(readFileSync(file, 'utf8'), { ...style, parser: 'typescript' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

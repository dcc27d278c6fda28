import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODEGEN = fileURLToPath(new URL('../../node_modules/.bin/kysely-codegen', import.meta.url));

/** The query builder's types of all our tables, as kysely-codegen writes them. */
export function databaseTypes(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-types-'));
  const file = join(folder, 'types.ts');
  try {
    const args = [
      CODEGEN,
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${file}`,
      '--exclude-pattern=pgboss.*',
    ];
    execFileSync(process.execPath, args, { stdio: 'pipe' });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

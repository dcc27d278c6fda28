import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';

const CODEGEN = fileURLToPath(new URL('../../node_modules/.bin/kysely-codegen', import.meta.url));
/** As apps/server/src/app/db/database.ts configures the driver to parse them. */
const PARSERS = ['--date-parser=string', '--numeric-parser=number', '--type-mapping={"int8":"number"}'];

/**
 * The query builder's types of all our tables, as kysely-codegen writes them, in our format. A column whose check lists
 * what it may be has just these as its type.
 */
export async function databaseTypes(url: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-types-'));
  const file = join(folder, 'types.ts');
  const overrides = `--overrides=${JSON.stringify({ columns: await literalColumns(url) })}`;
  const args = [
    '--dialect=postgres',
    `--url=${url}`,
    `--out-file=${file}`,
    '--exclude-pattern=pgboss.*',
    overrides,
  ];
  try {
    execFileSync(process.execPath, [CODEGEN, ...args, ...PARSERS], { stdio: 'pipe' });
    const style = await resolveConfig(fileURLToPath(import.meta.url));
    return await format(readFileSync(file, 'utf8'), { ...style, parser: 'typescript' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CHECKS = `
  select c.relname as table, a.attname as column, a.attnotnull as required, a.atthasdef as has_default,
    pg_get_constraintdef(k.oid) as definition
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'c' and cardinality(k.conkey) = 1 and a.atttypid = 'text'::regtype
    and c.relnamespace = 'public'::regnamespace and not c.relispartition
  order by 1, 2`;

/** Types of columns by `table.column`, from checks of the form `column in ('one', 'another')`. */
async function literalColumns(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{
      table: string;
      column: string;
      required: boolean;
      has_default: boolean;
      definition: string;
    }>(CHECKS);
    return Object.fromEntries(
      rows.flatMap(({ table, column, required, has_default: hasDefault, definition }) => {
        const listed = /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[(.+)\]\)|('[^']*'::text))\)\)$/.exec(definition);
        if (listed === null) return [];
        const values = [...(listed[1] ?? listed[2] ?? '').matchAll(/'([^']*)'::text/g)].map(
          ([, value]) => `'${value}'`,
        );
        const type = [...values, ...(required ? [] : ['null'])].join(' | ');
        return [[`${table}.${column}`, hasDefault ? `Generated<${type}>` : type]];
      }),
    );
  } finally {
    await client.end();
  }
}

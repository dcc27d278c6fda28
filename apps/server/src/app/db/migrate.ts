import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { loadReferenceData } from '../reference-data/load.ts';

const FOLDER = new URL('../../../migrations/', import.meta.url);
/** One migrator at a time, across all processes that share the database. */
const MIGRATION_LOCK = 0x797a_0001;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export function listMigrations(): Migration[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file,
      sql: readFileSync(new URL(file, FOLDER), 'utf8'),
    }));
}

/**
 * Brings the schema and the reference data (divisions, occupations, parameters) up to date. Safe under
 * concurrent callers; a database that is newer than this program is refused, not changed.
 *
 * @throws Error with the migration's name when a step fails; its transaction is rolled back
 */
export async function migrate(
  databaseUrl: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'yizhan-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists schema_migrations (number integer primary key, name text not null, applied_at timestamptz not null)',
    );
    const applied = await client.query<{ number: number }>(
      'select number from schema_migrations order by number',
    );
    const done = new Set(applied.rows.map((row) => row.number));
    const migrations = listMigrations();
    const newest = migrations.at(-1)?.number ?? 0;
    const beyond = [...done].filter((number) => number > newest);
    if (beyond.length > 0) {
      throw new Error(
        `The database was made by a newer Yizhan (migration ${Math.max(...beyond)}; this one knows ${newest}). Start the newer version, or restore a back-up.`,
      );
    }
    for (const migration of migrations.filter(({ number }) => !done.has(number))) {
      log(`Migrating: ${migration.name}`);
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into schema_migrations values ($1, $2, clock_timestamp())', [
          migration.number,
          migration.name,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migration ${migration.name} failed`, { cause: error });
      }
    }
    await loadReferenceData(client, log);
  } finally {
    await client.end();
  }
}

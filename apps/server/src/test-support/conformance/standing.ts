import { sql } from 'kysely';
import type { Transaction } from '../../app/db/database.ts';
import type { Composition } from '../../records/compose.ts';
import { FLOOR_TABLES } from '../../records/tables.ts';

/** What ships with the software: large, and nothing of it moves. */
const SHIPPED = ['reference', 'region-points'];
/** What tells how often and when a row was written, and what a deadline keeps in order to go back itself. */
const BOOKKEEPING = ['version', 'updated_at', 'changed_by', 'before'];
/** Columns that a step taken back leaves changed on purpose. */
const STAYS: Readonly<Record<string, readonly string[]>> = {
  // Since when it is there, after it was left and entered again.
  vacancy_channels: ['published_at'],
  // A number that was given out is never given to another.
  vacancies: ['short_code'],
  // What counts again is counted by a row of its own.
  countables: ['id', 'counted_at'],
};
/** Rows that still say something; the others are kept as they were voided. */
const ONLY: Readonly<Record<string, string>> = { countables: 'voided_at is null' };

/** Every row of the database in the form in which it is compared, by table. */
export type Standing = ReadonlyMap<string, ReadonlySet<string>>;

/** How everything stands, apart from what a row says of its own writing. */
export async function standingOf(trx: Transaction, { modules }: Composition): Promise<Standing> {
  const tables = [
    ...modules.filter(({ name }) => !SHIPPED.includes(name)).flatMap(({ owns }) => owns),
    ...Object.values(FLOOR_TABLES).flat(),
  ];
  const reads = tables.map(
    (
      table,
    ) => sql`select ${table}::text as table, md5((to_jsonb(t) - ${[...BOOKKEEPING, ...(STAYS[table] ?? [])]}::text[])::text) as row
      from ${sql.table(table)} t where ${sql.raw(ONLY[table] ?? 'true')}`,
  );
  const { rows } = await sql<{ table: string; row: string }>`${sql.join(reads, sql` union all `)}`.execute(
    trx,
  );
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, of]) => [
      table,
      new Set(of.map(({ row }) => row)),
    ]),
  );
}

/** Tables in which a row of before is no longer as it was. What was added meanwhile may stay. */
export function changedSince(before: Standing, now: Standing): string[] {
  return [...before].flatMap(([table, rows]) =>
    [...rows].some((row) => now.get(table)?.has(row) !== true) ? [table] : [],
  );
}

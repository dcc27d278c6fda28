import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader, Transaction } from '../../app/db/database.ts';
import type { Table } from '../module.ts';
import type { HeldBy, Shown } from './types.ts';

/** The rows of some parties of one prefecture in one table. Names of tables and columns come from declarations. */
export interface HeldRows {
  readonly table: Table;
  readonly by: HeldBy;
  readonly prefecture: string;
  readonly ids: readonly string[];
}

function theirs({ by, prefecture, ids }: HeldRows): RawBuilder<SqlBool> {
  const own = sql<SqlBool>`prefecture = ${prefecture}`;
  const found =
    by.in === undefined
      ? sql<SqlBool>`${sql.ref(by.column)} = any(${[...ids]}::uuid[])`
      : sql<SqlBool>`${sql.ref(by.column)} in (select id from ${sql.table(by.in.table)}
          where prefecture = ${prefecture} and ${sql.ref(by.in.column)} = any(${[...ids]}::uuid[]))`;
  const only = Object.entries(by.only ?? {}).map(
    ([column, value]) => sql<SqlBool>`${sql.ref(column)} = ${value}`,
  );
  return sql<SqlBool>`${sql.join([own, found, ...only], sql` and `)}`;
}

export async function listHeldIds(db: Reader, rows: HeldRows): Promise<string[]> {
  const { rows: found } = await sql<{ id: string }>`
    select id from ${sql.table(rows.table)} where ${theirs(rows)}`.execute(db);
  return found.map(({ id }) => id);
}

export async function countHeld(db: Reader, rows: HeldRows): Promise<number> {
  const { rows: found } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(rows.table)} where ${theirs(rows)}`.execute(db);
  return found[0]?.n ?? 0;
}

/** Sets columns: to a value, or to their default where it is undefined. Returns the number of rows. */
export async function blankHeld(
  trx: Transaction,
  rows: HeldRows,
  columns: Readonly<Record<string, unknown>>,
  stamps: readonly string[],
): Promise<number> {
  const set = Object.entries(columns).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value === undefined ? sql`default` : value}`,
  );
  for (const what of stamps) {
    const name = sql.ref(`${what}_by_name`);
    const kind = sql.ref(`${what}_by_kind`);
    set.push(sql`${name} = case when ${kind} in ('seeker', 'employer') then '' else ${name} end`);
  }
  const result = await sql`
    update ${sql.table(rows.table)} set ${sql.join(set)} where ${theirs(rows)}`.execute(trx);
  return Number(result.numAffectedRows ?? 0n);
}

export async function deleteHeld(trx: Transaction, rows: HeldRows): Promise<number> {
  const result = await sql`delete from ${sql.table(rows.table)} where ${theirs(rows)}`.execute(trx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Makes the rows those of another party of the same prefecture. Returns how many there are. */
export async function repointHeld(trx: Transaction, rows: HeldRows, to: string): Promise<number> {
  const result = await sql`
    update ${sql.table(rows.table)} set ${sql.ref(rows.by.column)} = ${to} where ${theirs(rows)}`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0n);
}

/** Rows as they stand in the person's own copy, newest first. */
export async function listShown(
  db: Reader,
  rows: HeldRows,
  show: Shown,
  limit: number,
): Promise<Array<{ at: Date | string | null; kind: string | null; text: string; sealed: Buffer | null }>> {
  const texts = show.text.map((column) => sql`nullif(${sql.ref(column)}::text, '')`);
  const { rows: found } = await sql<{
    at: Date | string | null;
    kind: string | null;
    text: string;
    sealed: Buffer | null;
  }>`
    select ${sql.ref(show.at)} as at, ${show.kind === null ? sql`null` : sql.ref(show.kind)} as kind,
      ${show.sealed === null ? sql`null` : sql.ref(show.sealed.column)} as sealed,
      ${texts.length === 0 ? sql`''` : sql`concat_ws(' · ', ${sql.join(texts)})`} as text
    from ${sql.table(rows.table)} where ${theirs(rows)} order by ${sql.ref(show.at)} desc limit ${limit}`.execute(
    db,
  );
  return found;
}

/** How many of those there are. */
export async function countOlder(db: Reader, table: Table, since: string, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} where ${sql.ref(since)} < ${before}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The last nights on which something was cleared, newest first, with what stands on the audit trail of each. */
export async function listRetentionRuns(
  db: Reader,
  since: Date,
  limit: number,
): Promise<Array<{ at: Date; summary: unknown }>> {
  return db
    .selectFrom('audit_entries')
    .select(['at', 'summary'])
    .where('action', '=', 'retention.ended')
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}

/** Deletes rows of a table of the coordinator that are older than they are kept. */
export async function deleteOlder(
  trx: Transaction,
  table: Table,
  since: string,
  before: Date,
): Promise<number> {
  const result = await sql`delete from ${sql.table(table)} where ${sql.ref(since)} < ${before}`.execute(trx);
  return Number(result.numAffectedRows ?? 0n);
}

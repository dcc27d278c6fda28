import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

/**
 * Rows that a person has exported since an instant, by list. Exports of one person wait for each other until the transaction
 * ends.
 */
export async function exportedSince(
  trx: Transaction,
  staffId: string,
  since: Date,
): Promise<Map<string, number>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`list export:${staffId}`}, 0))`.execute(trx);
  const rows = await trx
    .selectFrom('list_exports')
    .select(['list', sql<number>`sum(rows)::int`.as('rows')])
    .where('staff_id', '=', staffId)
    .where('created_at', '>=', since)
    .groupBy('list')
    .execute();
  return new Map(rows.map(({ list, rows: n }) => [list, n]));
}

export async function insertExport(trx: Transaction, row: InsertObject<DB, 'list_exports'>): Promise<void> {
  await trx.insertInto('list_exports').values(row).execute();
}

/** Why some exports were made, by id; those that are kept no longer are missing. */
export async function findReasons(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('list_exports')
    .select(['id', 'reason'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}

import { sql, type InsertObject } from 'kysely';
import type { DB, Transaction } from '../../app/db/database.ts';

/**
 * Rows that a person has exported since an instant. Exports of one person wait for each other until the transaction
 * ends.
 */
export async function exportedSince(trx: Transaction, staffId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`list export:${staffId}`}, 0))`.execute(trx);
  const { rows } = await trx
    .selectFrom('list_exports')
    .select(sql<number>`coalesce(sum(rows), 0)::int`.as('rows'))
    .where('staff_id', '=', staffId)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow();
  return rows;
}

export async function insertExport(trx: Transaction, row: InsertObject<DB, 'list_exports'>): Promise<void> {
  await trx.insertInto('list_exports').values(row).execute();
}

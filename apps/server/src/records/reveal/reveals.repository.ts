import { sql, type InsertObject } from 'kysely';
import type { DB, Transaction } from '../../app/db/database.ts';

/** Makes reveals of one person wait for each other, so that two at a time cannot exceed the limit together. */
export async function lockLooks(trx: Transaction, actorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveals ${actorId}`}, 0))`.execute(trx);
}

/** How many different numbers a person viewed on a day, and whether this one is among them. */
export async function countLooks(
  trx: Transaction,
  look: { actorId: string; day: string; recordId: string; field: string },
): Promise<{ numbers: number; seen: boolean }> {
  const { numbers, seen } = await trx
    .selectFrom('reveals')
    .select([
      sql<number>`count(distinct (record_id, field))::int`.as('numbers'),
      sql<boolean>`coalesce(bool_or(record_id = ${look.recordId} and field = ${look.field}), false)`.as(
        'seen',
      ),
    ])
    .where('actor_id', '=', look.actorId)
    .where('day', '=', look.day)
    .executeTakeFirstOrThrow();
  return { numbers, seen };
}

export async function insertLook(trx: Transaction, row: InsertObject<DB, 'reveals'>): Promise<void> {
  await trx.insertInto('reveals').values(row).execute();
}

/** Erases the words of reveals on some records; who viewed which number, and when, stays. */
export async function blankWords(trx: Transaction, records: readonly string[]): Promise<number> {
  const result = await trx
    .updateTable('reveals')
    .set({ words: '' })
    .where('record_id', 'in', [...records])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

import { sql, type SqlBool } from 'kysely';
import type { Transaction } from '../../app/db/database.ts';

/** Deletes saved views that look for one of some names. */
export async function deleteViewsNaming(trx: Transaction, names: readonly string[]): Promise<number> {
  const result = await trx
    .deleteFrom('saved_views')
    .where(sql<SqlBool>`query ->> 'q' = any(${[...names]}::text[])`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

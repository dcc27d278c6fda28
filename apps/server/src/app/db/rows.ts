import type { InsertObject } from 'kysely';
import type { DB, Transaction } from './database.ts';

export type Rows<T extends keyof DB> = ReadonlyArray<InsertObject<DB, T>>;

/** Rows per statement: far below the protocol's limit of 65,535 parameters. */
const ROWS_AT_ONCE = 500;

/** Inserts rows into one table, many per statement. */
export async function insertRows<T extends keyof DB>(
  trx: Transaction,
  table: T,
  rows: Rows<T>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await trx
      .insertInto(table)
      .values([...rows.slice(at, at + ROWS_AT_ONCE)])
      .execute();
  }
}

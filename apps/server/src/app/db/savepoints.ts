import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** Savepoints with one name nest: the innermost is the one released or rolled back to. */
export async function setSavepoint(trx: Transaction): Promise<void> {
  await sql`savepoint record`.execute(trx);
}

export async function releaseSavepoint(trx: Transaction): Promise<void> {
  await sql`release savepoint record`.execute(trx);
}

/**
 * Undoes later writes and also releases the savepoint: otherwise an outer one with the same name would be out of reach.
 */
export async function rollBackToSavepoint(trx: Transaction): Promise<void> {
  await sql`rollback to savepoint record`.execute(trx);
  await releaseSavepoint(trx);
}

import { sql } from 'kysely';
import type { Transaction } from '../../app/db/database.ts';

const SETUP_LOCK = 0x797a_0002;

/** Two simultaneous set-ups wait for each other, so that the second finds it done. */
export async function lockSetup(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(trx);
}

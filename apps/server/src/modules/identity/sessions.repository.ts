import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

export interface SessionSubject {
  readonly kind: 'staff' | 'account';
  readonly id: string;
}

/** The valid session of a token. */
export async function findSessionRow(
  db: Reader,
  tokenHash: Buffer,
  now: Date,
): Promise<Selectable<DB['sessions']> | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Records that the session was used just now; outside the request's transaction, which may be read-only. */
export async function touchSession(db: Reader, id: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', id).execute();
}

export async function insertSession(trx: Transaction, row: InsertObject<DB, 'sessions'>): Promise<void> {
  await trx.insertInto('sessions').values(row).execute();
}

export async function updateSession(
  trx: Transaction,
  id: string,
  change:
    | { second_factor_passed: true }
    | { revoked_at: Date }
    | { acting_prefecture: string | null; acting_id: string | null },
): Promise<void> {
  await trx.updateTable('sessions').set(change).where('id', '=', id).execute();
}

/** Ends every session of a subject except the given one. */
export async function revokeSessions(
  trx: Transaction,
  subject: SessionSubject,
  keep: string | null,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('revoked_at', 'is', null)
    .$if(keep !== null, (query) => query.where('id', '<>', keep ?? ''))
    .execute();
}

export async function deleteSessionsOf(
  trx: Transaction,
  kind: SessionSubject['kind'],
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await trx
    .deleteFrom('sessions')
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

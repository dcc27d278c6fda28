import { sql, type Insertable, type Updateable } from 'kysely';
import type { MessageLane } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

type MessageChange = Updateable<DB['messages']>;

export async function insertMessages(
  trx: Transaction,
  rows: ReadonlyArray<Insertable<DB['messages']>>,
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('messages').values(rows).execute();
}

/** A message in somebody's hands. */
export interface ClaimedMessage {
  readonly id: string;
  readonly lane: string;
  readonly template: string;
  readonly payload: Buffer | null;
  /** Where it stood before: what was `sending` or `asking` lost its holder. */
  readonly was: string;
  /** This time included. */
  readonly attempts: number;
  readonly asks: number;
  readonly attempted_at: Date | null;
  readonly expires_at: Date | null;
  readonly provider_ref: string | null;
}

/**
 * Takes up to `limit` messages of a lane that are due, until `until`. Several processes may do so at once: a row that
 * another one is taking is passed over, and one whose holder fell silent is due again when its lease ends.
 */
export async function claimMessages(
  db: Reader,
  lane: MessageLane,
  lease: { readonly by: string; readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedMessage>`
    with due as (
      select id, status from messages
      where lane = ${lane} and due_at <= ${lease.now}
      order by due_at, id
      limit ${lease.limit}
      for update skip locked
    )
    update messages m set
      status = case when due.status = 'asking' then 'asking' else 'sending' end,
      reason = null,
      claimed_by = ${lease.by}, claimed_until = ${lease.until}, due_at = ${lease.until},
      attempts = m.attempts + case when due.status = 'asking' then 0 else 1 end,
      asks = m.asks + case when due.status = 'asking' then 1 else 0 end,
      attempted_at = case when due.status in ('waiting', 'held') then ${lease.now} else m.attempted_at end
    from due where m.id = due.id
    returning m.id, m.lane, m.template, m.payload, due.status as was, m.attempts, m.asks, m.attempted_at, m.expires_at,
      m.provider_ref`.execute(db);
  return rows;
}

/**
 * Writes down what became of a claimed message. Returns false when the lease was lost: then somebody else holds it,
 * and what they find counts.
 */
export async function settleMessage(
  db: Reader,
  id: string,
  claimedBy: string,
  change: MessageChange,
): Promise<boolean> {
  const result = await db
    .updateTable('messages')
    .set({ ...change, claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', claimedBy)
    .where('status', 'in', ['sending', 'asking'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

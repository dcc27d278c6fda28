import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

type ClaimInsert = InsertObject<DB, 'booking_claims'>;

interface TimeSpan {
  readonly from: Date;
  readonly to: Date;
}

/** Claims on something that overlap a span, those that keep it and those that wait for it, in the order of time. */
export async function listClaims(db: Reader, claimed: Ref, span: TimeSpan) {
  return db
    .selectFrom('booking_claims')
    .selectAll()
    .where('prefecture', '=', claimed.prefecture)
    .where('claimed_id', '=', claimed.id)
    .where('state', 'in', ['keeps', 'waits'])
    .where('starts_at', '<', span.to)
    .where('ends_at', '>', span.from)
    .orderBy('starts_at')
    .orderBy('booking_id')
    .execute();
}
export type ClaimRow = Awaited<ReturnType<typeof listClaims>>[number];

/** Ends what is kept past its lease, so that it stands in nobody's way. */
export async function endLeases(trx: Transaction, claimed: Ref, now: Date): Promise<void> {
  await trx
    .updateTable('booking_claims')
    .set({ state: 'over' })
    .where('prefecture', '=', claimed.prefecture)
    .where('claimed_id', '=', claimed.id)
    .where('state', '=', 'keeps')
    .where('until', '<=', now)
    .execute();
}

/** Writes a claim as its booking stands now. */
export async function putClaim(trx: Transaction, row: ClaimInsert): Promise<void> {
  await trx
    .insertInto('booking_claims')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['prefecture', 'claimed_id', 'booking_prefecture', 'booking_id'])
        .doUpdateSet((eb) => ({
          seat: eb.ref('excluded.seat'),
          starts_at: eb.ref('excluded.starts_at'),
          ends_at: eb.ref('excluded.ends_at'),
          until: eb.ref('excluded.until'),
          state: eb.ref('excluded.state'),
        })),
    )
    .execute();
}

/** A booking no longer claims this. */
export async function releaseClaim(trx: Transaction, claimed: Ref, booking: Ref): Promise<void> {
  await trx
    .updateTable('booking_claims')
    .set({ state: 'over' })
    .where('prefecture', '=', claimed.prefecture)
    .where('claimed_id', '=', claimed.id)
    .where('booking_prefecture', '=', booking.prefecture)
    .where('booking_id', '=', booking.id)
    .execute();
}

/** Bookings of two records of one person that overlap: those of `other`. */
export async function listDoubleClaims(db: Reader, one: Ref, other: Ref): Promise<Ref[]> {
  const rows = await db
    .selectFrom('booking_claims as o')
    .innerJoin('booking_claims as k', (join) =>
      join
        .onRef('k.prefecture', '=', 'o.prefecture')
        .on(sql`tstzrange(k.starts_at, k.ends_at, '[)')`, '&&', sql`tstzrange(o.starts_at, o.ends_at, '[)')`),
    )
    .select(['o.booking_prefecture as prefecture', 'o.booking_id as id'])
    .distinct()
    .where('o.prefecture', '=', other.prefecture)
    .where('o.claimed_id', '=', other.id)
    .where('o.state', '=', 'keeps')
    .where('k.prefecture', '=', one.prefecture)
    .where('k.claimed_id', '=', one.id)
    .where('k.state', '=', 'keeps')
    .execute();
  return rows;
}

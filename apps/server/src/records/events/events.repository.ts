import { sql, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type EventRow = Selectable<DB['events']>;
export type DeliveryRow = Selectable<DB['event_deliveries']>;

export interface DeliveryKey extends Ref {
  readonly handler: string;
}

/** Due deliveries, the longest waiting first. Locks nothing, because they lie in many prefectures. */
export async function listDue(db: Reader, now: Date, limit: number): Promise<DeliveryKey[]> {
  const rows = await db
    .selectFrom('event_deliveries')
    .select(['prefecture', 'event_id', 'handler'])
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return rows.map(({ prefecture, event_id, handler }) => ({ prefecture, id: event_id, handler }));
}

/** A waiting delivery, locked; undefined when another worker has it or it has ended. */
export async function claimDelivery(
  trx: Transaction,
  key: DeliveryKey,
  now: Date,
): Promise<DeliveryRow | undefined> {
  return trx
    .selectFrom('event_deliveries')
    .selectAll()
    .where('prefecture', '=', key.prefecture)
    .where('event_id', '=', key.id)
    .where('handler', '=', key.handler)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function findEvent(db: Reader, ref: Ref): Promise<EventRow | undefined> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
}

export async function endDelivery(
  trx: Transaction,
  key: DeliveryKey,
  state: 'done' | 'parked',
  at: Date,
  error: string | null = null,
): Promise<void> {
  await trx
    .updateTable('event_deliveries')
    .set({ state, ended_at: at, last_error: error })
    .where('prefecture', '=', key.prefecture)
    .where('event_id', '=', key.id)
    .where('handler', '=', key.handler)
    .execute();
}

/** Counts a failure; null `next` parks it. Only while it still waits: another worker may have delivered it. */
export async function countFailure(
  trx: Transaction,
  key: DeliveryKey,
  failure: { attempts: number; next: Date | null; error: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('event_deliveries')
    .set({
      attempts: failure.attempts,
      last_error: failure.error,
      ...(failure.next === null
        ? { state: 'parked', ended_at: failure.at }
        : { next_attempt_at: failure.next }),
    })
    .where('prefecture', '=', key.prefecture)
    .where('event_id', '=', key.id)
    .where('handler', '=', key.handler)
    .where('state', '=', 'waiting')
    .execute();
}

/** Cancels the waiting deliveries of some events. Returns the handlers that had already run. */
export async function dropDeliveries(trx: Transaction, event: Ref, at: Date): Promise<string[]> {
  await trx
    .updateTable('event_deliveries')
    .set({ state: 'dropped', ended_at: at })
    .where('prefecture', '=', event.prefecture)
    .where('event_id', '=', event.id)
    .where('state', 'in', ['waiting', 'parked'])
    .execute();
  const done = await trx
    .selectFrom('event_deliveries')
    .select('handler')
    .where('prefecture', '=', event.prefecture)
    .where('event_id', '=', event.id)
    .where('state', '=', 'done')
    .execute();
  return done.map(({ handler }) => handler);
}

/** Parked deliveries with their events, the last parked first. */
export async function listParked(db: Reader, limit: number) {
  return db
    .selectFrom('event_deliveries as d')
    .innerJoin('events as e', (join) =>
      join.onRef('e.prefecture', '=', 'd.prefecture').onRef('e.id', '=', 'd.event_id'),
    )
    .select([
      'd.prefecture',
      'd.event_id',
      'd.handler',
      'd.attempts',
      'd.last_error',
      'd.ended_at',
      'e.name',
      'e.subject_id',
      'e.at',
    ])
    .where('d.state', '=', 'parked')
    .orderBy('d.ended_at', 'desc')
    .orderBy('d.event_id')
    .limit(limit)
    .execute();
}

/** How many are parked; counting stops at `most`. */
export async function countParked(db: Reader, most: number): Promise<number> {
  const { n } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('event_deliveries')
        .select('event_id')
        .where('state', '=', 'parked')
        .limit(most)
        .as('parked'),
    )
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Lets a parked delivery try again. False when it is no longer parked. */
export async function unpark(trx: Transaction, key: DeliveryKey, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('event_deliveries')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: at, ended_at: null })
    .where('prefecture', '=', key.prefecture)
    .where('event_id', '=', key.id)
    .where('handler', '=', key.handler)
    .where('state', '=', 'parked')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Erases handlers' error texts from the deliveries of events of some records of one prefecture. */
export async function blankDeliveries(
  trx: Transaction,
  prefecture: string,
  records: readonly string[],
): Promise<number> {
  const result = await trx
    .updateTable('event_deliveries')
    .set({ last_error: null })
    .where('prefecture', '=', prefecture)
    .where('event_id', 'in', (eb) =>
      eb
        .selectFrom('events')
        .select('id')
        .where('prefecture', '=', prefecture)
        .where('subject_id', 'in', [...records]),
    )
    .where('last_error', 'is not', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The prefectures with events from before a time. */
export async function listPrefecturesBefore(db: Reader, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('events')
    .select('prefecture')
    .distinct()
    .where('at', '<', before)
    .orderBy('prefecture')
    .execute();
  return rows.map(({ prefecture }) => prefecture);
}

/** Events of a prefecture from before a time whose deliveries have all ended well, or were dropped; locked. */
export async function listDelivered(
  trx: Transaction,
  prefecture: string,
  before: Date,
  limit: number,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('events as e')
    .select('e.id')
    .where('e.prefecture', '=', prefecture)
    .where('e.at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('event_deliveries as d')
            .select('d.event_id')
            .whereRef('d.prefecture', '=', 'e.prefecture')
            .whereRef('d.event_id', '=', 'e.id')
            .where('d.prefecture', '=', prefecture)
            .where('d.state', 'in', ['waiting', 'parked']),
        ),
      ),
    )
    .orderBy('e.at')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes events of a prefecture with their deliveries; returns how many deliveries went. */
export async function deleteEvents(
  trx: Transaction,
  prefecture: string,
  ids: readonly string[],
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('event_deliveries')
    .where('prefecture', '=', prefecture)
    .where('event_id', 'in', [...ids])
    .executeTakeFirst();
  await trx
    .deleteFrom('events')
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .execute();
  return Number(numDeletedRows);
}

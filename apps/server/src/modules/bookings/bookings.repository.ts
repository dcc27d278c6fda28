import { sql, type InsertObject, type Selectable } from 'kysely';
import { BookingList } from '@yizhan/contract';
import { shanghaiInstant, addDays, type Misfit } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { fromShortId, rowsOf, toRef, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

export type BookingRecord = Selectable<DB['bookings']>;
export interface BookingRow extends BookingRecord {
  readonly site_name: string | null;
  readonly seeker_name: string | null;
}

/** Staff see the bookings of their regions and of their sites, also of people who live elsewhere. */
export const bookingSource = listSource(BookingList)({
  from: (db) => db.selectFrom('bookings as b'),
  key: { prefecture: 'b.prefecture', id: 'b.id' },
  scope: placeScope({
    prefecture: 'b.prefecture',
    regions: ['b.region_code'],
    site: 'b.site_id',
    elsewhere: [{ table: 'bookings', byRegion: true, bySite: true }],
    confidential: [{ noun: 'seeker', id: 'b.seeker_id' }],
  }),
  filters: {
    status: (status) => (eb) => eb('b.status', '=', status),
    siteId: (id) => (eb) => eb('b.site_id', '=', fromShortId(id)),
    region: (code) => (eb) => eb('b.region_code', 'like', `${code}%`),
    resourceId: (id) => (eb) => eb('b.resource_id', '=', toRef(id).id),
    seekerId: (id) => (eb) => eb('b.seeker_id', '=', toRef(id).id),
    since: (day) => (eb) => eb('b.starts_at', '>=', shanghaiInstant(day)),
    until: (day) => (eb) => eb('b.starts_at', '<', shanghaiInstant(addDays(day, 1))),
    misfit: (misfit) => (eb) => eb('b.misfit', '=', misfit),
    alone: (isAlone) => (eb) => eb('b.subject_id', isAlone ? 'is' : 'is not', null),
    unfit: (isUnfit) => (eb) => eb('b.misfit', isUnfit ? 'is not' : 'is', null),
  },
  sorts: {
    soonest: { by: 'b.starts_at', type: 'timestamptz' },
    latest: { by: 'b.starts_at', type: 'timestamptz' },
  },
});

function bookingsFrom(db: Reader) {
  return db
    .selectFrom('bookings as b')
    .leftJoin('seekers as s', (join) =>
      join.onRef('s.prefecture', '=', 'b.prefecture').onRef('s.id', '=', 'b.seeker_id'),
    )
    .leftJoin('sites as t', 't.id', 'b.site_id')
    .selectAll('b')
    .select(['s.name as seeker_name', 't.name as site_name']);
}

export async function findBookingRows(db: Reader, refs: readonly Ref[]): Promise<BookingRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    bookingsFrom(db).where('b.prefecture', '=', prefecture).where('b.id', 'in', ids).execute(),
  );
}

export async function findBookingRow(db: Reader, ref: Ref): Promise<BookingRow | undefined> {
  const [row] = await findBookingRows(db, [ref]);
  return row;
}

/** A person's bookings: those to come first, then the last ones. */
export async function listOwnBookings(db: Reader, seeker: Ref, now: Date): Promise<BookingRow[]> {
  return bookingsFrom(db)
    .where('b.prefecture', '=', seeker.prefecture)
    .where('b.seeker_id', '=', seeker.id)
    .orderBy(sql`b.ends_at < ${now}`)
    .orderBy(
      sql`case when b.ends_at < ${now} then -extract(epoch from b.starts_at) else extract(epoch from b.starts_at) end`,
    )
    .orderBy('b.id')
    .limit(50)
    .execute();
}

export async function countOpenOf(db: Reader, seeker: Ref, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('bookings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('subject_id', 'is', null)
    .where('status', 'in', ['waiting', 'held', 'booked'])
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertBooking(trx: Transaction, row: InsertObject<DB, 'bookings'>): Promise<void> {
  await trx.insertInto('bookings').values(row).execute();
}

/** The booking that a record has now, if any. */
export async function findBookingOf(db: Reader, subject: Ref): Promise<BookingRecord | undefined> {
  return db
    .selectFrom('bookings')
    .selectAll()
    .where('prefecture', '=', subject.prefecture)
    .where('subject_id', '=', subject.id)
    .where('status', 'in', ['held', 'booked'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Open bookings of a person that have not begun. */
export async function listOpenOf(db: Reader, seeker: Ref, now: Date): Promise<Ref[]> {
  return db
    .selectFrom('bookings')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('status', 'in', ['waiting', 'held', 'booked'])
    .where('ends_at', '>', now)
    .orderBy('id')
    .execute();
}

/** Held places whose lease is over, and people who wait for what has begun. */
export async function listToLapse(db: Reader, now: Date, limit: number): Promise<Ref[]> {
  return db
    .selectFrom('bookings')
    .select(['prefecture', 'id'])
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'held'), eb('held_until', '<=', now)]),
        eb.and([eb('status', '=', 'waiting'), eb('starts_at', '<=', now)]),
      ]),
    )
    .orderBy('prefecture')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Bookings to come that a change of hours may concern. */
export interface BookedTime extends Ref {
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly resource_prefecture: string | null;
  readonly resource_id: string | null;
  readonly misfit: Misfit | null;
}

function bookedTimes(db: Reader, now: Date) {
  return db
    .selectFrom('bookings')
    .select(['prefecture', 'id', 'starts_at', 'ends_at', 'resource_prefecture', 'resource_id', 'misfit'])
    .where('status', '=', 'booked')
    .where('starts_at', '>', now)
    .orderBy('prefecture')
    .orderBy('id');
}

/** Bookings to come on some days, of the whole network: a notice of holidays counts everywhere. */
export async function listBookedOn(db: Reader, days: readonly string[], now: Date): Promise<BookedTime[]> {
  if (days.length === 0) return [];
  return bookedTimes(db, now)
    .where(sql<string>`to_char(starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`, 'in', [...days])
    .execute();
}

/** The same of those named. */
export async function listBookedAmong(db: Reader, refs: readonly Ref[], now: Date): Promise<BookedTime[]> {
  return rowsOf(refs, (prefecture, ids) =>
    bookedTimes(db, now).where('prefecture', '=', prefecture).where('id', 'in', ids).execute(),
  );
}

/** Who waited first for a time that overlaps. */
export async function countBefore(
  db: Reader,
  refs: readonly Ref[],
): Promise<Array<{ id: string; created_at: Date }>> {
  return rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('bookings')
      .select(['id', 'created_at'])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute(),
  );
}

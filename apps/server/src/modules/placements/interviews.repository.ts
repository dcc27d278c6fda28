import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** Waits for others who book the same room, until the write ends. */
export async function lockRoom(trx: Transaction, siteId: string, mode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`room ${siteId} ${mode}`}, 0))`.execute(trx);
}

/** A booking of the same room that overlaps; touching ends do not. */
export async function findRoomClash(
  db: Reader,
  room: { siteId: string; mode: string },
  span: { from: Date; to: Date },
  exceptPlacement: string,
): Promise<{ from: Date; to: Date } | undefined> {
  const row = await db
    .selectFrom('interviews')
    .select(['starts_at', 'minutes'])
    .where('site_id', '=', room.siteId)
    .where('mode', '=', room.mode)
    .where('result', '=', 'booked')
    .where('placement_id', '<>', exceptPlacement)
    .where('starts_at', '<', span.to)
    .where(sql<boolean>`starts_at + make_interval(mins => minutes) > ${span.from}`)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { from: row.starts_at, to: new Date(row.starts_at.getTime() + row.minutes * 60_000) };
}

export async function insertInterview(trx: Transaction, row: InsertObject<DB, 'interviews'>): Promise<void> {
  await trx.insertInto('interviews').values(row).execute();
}

export async function lockInterview(trx: Transaction, ref: Ref) {
  return trx
    .selectFrom('interviews')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Booked interviews of a placement that have not taken place. */
export async function listBooked(db: Reader, placement: Ref): Promise<Ref[]> {
  return db
    .selectFrom('interviews')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', placement.prefecture)
    .where('placement_id', '=', placement.id)
    .where('result', '=', 'booked')
    .orderBy('id')
    .execute();
}

export async function listInterviews(db: Reader, placements: readonly Ref[]) {
  if (placements.length === 0) return [];
  return db
    .selectFrom('interviews as i')
    .leftJoin('sites as t', 't.id', 'i.site_id')
    .selectAll('i')
    .select('t.name as site_name')
    .where((eb) =>
      eb(
        eb.refTuple('i.prefecture', 'i.placement_id'),
        'in',
        placements.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .orderBy('i.starts_at')
    .orderBy('i.id')
    .execute();
}
export type InterviewRow = Awaited<ReturnType<typeof listInterviews>>[number];

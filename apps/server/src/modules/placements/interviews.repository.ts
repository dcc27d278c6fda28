import type { InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

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

import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { rowsOf, type Ref } from '../../app/ids.ts';

export async function insertFollowUp(trx: Transaction, row: InsertObject<DB, 'follow_ups'>): Promise<void> {
  await trx.insertInto('follow_ups').values(row).execute();
}

export async function lockFollowUp(trx: Transaction, ref: Ref) {
  return trx
    .selectFrom('follow_ups')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Follow-ups of a placement in one status, in the order of their days; not those of a hire that was taken back. */
export async function listFollowUpRefs(
  db: Reader,
  placement: Ref,
  status: 'open' | 'cancelled',
): Promise<Ref[]> {
  return db
    .selectFrom('follow_ups')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', placement.prefecture)
    .where('placement_id', '=', placement.id)
    .where('status', '=', status)
    .where('is_unplanned', '=', false)
    .orderBy('day')
    .execute();
}

/** Open questions to a person, across all placements. */
export async function listOpenFollowUpsOf(db: Reader, seeker: Ref): Promise<Ref[]> {
  return db
    .selectFrom('follow_ups')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('status', '=', 'open')
    .orderBy('id')
    .execute();
}

/** The due day; a question already asked or cancelled keeps its original day. */
export const DUE = sql<string>`coalesce(d.due_on, f.due_on)`;

function followUpsFrom(db: Reader) {
  return db
    .selectFrom('follow_ups as f')
    .innerJoin('placements as p', (join) =>
      join.onRef('p.prefecture', '=', 'f.prefecture').onRef('p.id', '=', 'f.placement_id'),
    )
    .innerJoin('seekers as s', (join) =>
      join.onRef('s.prefecture', '=', 'f.prefecture').onRef('s.id', '=', 'f.seeker_id'),
    )
    .leftJoin('deadlines as d', (join) =>
      join
        .onRef('d.prefecture', '=', 'f.prefecture')
        .onRef('d.record_id', '=', 'f.id')
        .on('d.ended_at', 'is', null),
    )
    .selectAll('f')
    .select([
      DUE.as('due'),
      'd.missing_year',
      'p.vacancy_copy',
      'p.status as placement_status',
      'p.stop_reason as placement_stop_reason',
      's.name as seeker_name',
      's.phone_mask as seeker_phone_mask',
    ]);
}

export async function findFollowUp(db: Reader, ref: Ref) {
  return followUpsFrom(db)
    .where('f.prefecture', '=', ref.prefecture)
    .where('f.id', '=', ref.id)
    .executeTakeFirst();
}
export type FollowUpRow = NonNullable<Awaited<ReturnType<typeof findFollowUp>>>;

export async function listFollowUpsOf(db: Reader, placement: Ref): Promise<FollowUpRow[]> {
  return followUpsFrom(db)
    .where('f.prefecture', '=', placement.prefecture)
    .where('f.placement_id', '=', placement.id)
    .where('f.cancelled_at', 'is', null)
    .orderBy('f.day')
    .execute();
}

export async function findFollowUpRows(db: Reader, refs: readonly Ref[]): Promise<FollowUpRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    followUpsFrom(db).where('f.prefecture', '=', prefecture).where('f.id', 'in', ids).execute(),
  );
}

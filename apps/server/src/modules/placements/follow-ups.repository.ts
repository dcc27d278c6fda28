import { sql, type InsertObject } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../app/db/cursor.ts';
import { inRegions, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { countWaiting, type Counted } from '../../records/worklist/index.ts';

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

/** Follow-ups of a placement in one status, in the order of their days. */
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
    .orderBy('day')
    .execute();
}

/** By when it is to be asked; what was asked, or is no longer to be, keeps the day of its question. */
const DUE = sql<string>`coalesce(d.due_on, f.due_on)`;

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

export interface FollowUpFilter {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  readonly siteId?: string | undefined;
  /** Due on or before this day. */
  readonly until?: string | undefined;
  readonly done: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const DayCursor = z.tuple([z.iso.date(), z.uuid()]);

function matching(db: Reader, filter: Omit<FollowUpFilter, 'cursor' | 'limit'>) {
  return followUpsFrom(db)
    .where(inRegions('f.region_code', filter.regions, { column: 'f.site_id', ids: filter.sites }))
    .where('f.status', '=', filter.done ? 'done' : 'open')
    .$if(filter.siteId !== undefined, (q) => q.where('f.site_id', '=', filter.siteId ?? ''))
    .$if(filter.until !== undefined, (q) => q.where(DUE, '<=', filter.until ?? ''));
}

/** Open ones oldest first, done ones latest first; one more than `limit` where there are more. */
export async function listFollowUps(db: Reader, filter: FollowUpFilter): Promise<FollowUpRow[]> {
  const after = decodeCursor(filter.cursor, DayCursor);
  const direction = filter.done ? 'desc' : 'asc';
  return matching(db, filter)
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(
          sql`(${DUE}, f.id)`,
          filter.done ? '<' : '>',
          sql`(${after?.[0] ?? ''}::date, ${after?.[1] ?? ''}::uuid)`,
        ),
      ),
    )
    .orderBy(DUE, direction)
    .orderBy('f.id', direction)
    .limit(filter.limit + 1)
    .execute();
}

/** How many there are, and how many of them were due before today. */
export function countFollowUps(
  db: Reader,
  filter: Omit<FollowUpFilter, 'cursor' | 'limit'>,
  today: string,
): Promise<Counted> {
  const overdue = sql<boolean>`${DUE} < ${today}::date and d.missing_year is null`.as('overdue');
  return countWaiting(db, matching(db, filter).clearSelect().select(overdue));
}

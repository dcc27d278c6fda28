import { sql, type InsertObject } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../app/db/cursor.ts';
import { inRegions, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

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

/** Open ones oldest first, done ones latest first; with how many there are and how many of them are overdue. */
export async function listFollowUps(
  db: Reader,
  filter: FollowUpFilter,
  today: string,
): Promise<{ rows: FollowUpRow[]; total: number; overdue: number }> {
  const after = decodeCursor(filter.cursor, DayCursor);
  const narrowed = followUpsFrom(db)
    .where(inRegions('f.region_code', filter.regions, { column: 'f.site_id', ids: filter.sites }))
    .where('f.status', '=', filter.done ? 'done' : 'open')
    .$if(filter.siteId !== undefined, (q) => q.where('f.site_id', '=', filter.siteId ?? ''))
    .$if(filter.until !== undefined, (q) => q.where(DUE, '<=', filter.until ?? ''));
  const direction = filter.done ? 'desc' : 'asc';
  const rows = await narrowed
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
  const counts = await narrowed
    .clearSelect()
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where ${DUE} < ${today}::date))::int`.as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  return { rows, ...counts };
}

import { sql } from 'kysely';
import type { Reader } from '../../app/db/database.ts';

/** How much of one kind waits on a day at one place: a site, or a county where there is no responsible site. */
export interface DayCount {
  readonly region: string;
  readonly siteId: string | null;
  readonly count: number;
}

/** Interviews booked between two moments, by place. */
export async function countInterviewsByPlace(
  db: Reader,
  span: { readonly from: Date; readonly before: Date },
): Promise<DayCount[]> {
  const region = sql<string>`left(region_code, 6)`;
  return db
    .selectFrom('placements')
    .select([region.as('region'), 'site_id as siteId', sql<number>`count(*)::int`.as('count')])
    .where('status', '=', 'interview_booked')
    .where('interview_at', '>=', span.from)
    .where('interview_at', '<', span.before)
    .groupBy([region, 'site_id'])
    .execute();
}

/** Follow-ups that are due by a day and not done, by place. */
export async function countDueFollowUpsByPlace(db: Reader, day: string): Promise<DayCount[]> {
  const region = sql<string>`left(region_code, 6)`;
  return db
    .selectFrom('follow_ups')
    .select([region.as('region'), 'site_id as siteId', sql<number>`count(*)::int`.as('count')])
    .where('due_on', '<=', day)
    .where('status', '=', 'open')
    .groupBy([region, 'site_id'])
    .execute();
}

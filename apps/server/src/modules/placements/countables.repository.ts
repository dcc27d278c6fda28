import { sql, type RawBuilder } from 'kysely';
import type { CountedKind } from '../../records/countables/index.ts';

const rows = (day: RawBuilder<unknown>, prefecture: string, where: RawBuilder<unknown>) => sql`
  select ${day} as day, seeker_id as subject_id, seeker_id as person_id, employer_id, site_id, region_code,
    1::bigint as amount, id as source_id
  from placements where prefecture = ${prefecture} and (${where})`;

/** A valid start: one recorded by mistake does not count. */
const STARTED = sql`hired_at is not null and start_date is not null
  and stop_reason is distinct from 'recorded_by_mistake'`;

/** Referrals by staff; a person's own application has no such day. */
const seekerReferred: CountedKind = {
  kind: 'seeker_referred',
  table: 'placements',
  rebuild: (prefecture) =>
    rows(sql`(referred_at at time zone 'Asia/Shanghai')::date`, prefecture, sql`referred_at is not null`),
};

/** Intentions; a start without one counts as reaching it on the same day. */
const intentionReached: CountedKind = {
  kind: 'intention_reached',
  table: 'placements',
  rebuild: (prefecture) =>
    rows(
      sql`coalesce((intention_at at time zone 'Asia/Shanghai')::date, start_date)`,
      prefecture,
      sql`intention_at is not null or (${STARTED})`,
    ),
};

const workStarted: CountedKind = {
  kind: 'work_started',
  table: 'placements',
  rebuild: (prefecture) => rows(sql`start_date`, prefecture, STARTED),
};

/** People who stayed, on the day on which that was recorded. */
const workKept: CountedKind = {
  kind: 'work_kept',
  table: 'placements',
  rebuild: (prefecture) =>
    rows(
      sql`(ended_at at time zone 'Asia/Shanghai')::date`,
      prefecture,
      sql`status = 'settled' and ended_at is not null`,
    ),
};

export const placementCountables: readonly CountedKind[] = [
  seekerReferred,
  intentionReached,
  workStarted,
  workKept,
];

import { sql } from 'kysely';
import type { CountedKind } from '../../records/countables/index.ts';

/** People with their own record, on the day it was created; a merged record counts for the kept one. */
export const seekerRegistered: CountedKind = {
  kind: 'seeker_registered',
  table: 'seekers',
  rebuild: (prefecture) => sql`
    select (created_at at time zone 'Asia/Shanghai')::date as day, id as subject_id, id as person_id,
      null::uuid as employer_id, site_id, region_code, 1::bigint as amount, id as source_id
    from seekers where prefecture = ${prefecture} and merged_into is null`,
};

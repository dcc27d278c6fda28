import { sql } from 'kysely';
import type { CountedKind } from '../../records/countables/index.ts';

/** Vacancies on the day they were first published, with their places. */
export const vacancyPublished: CountedKind = {
  kind: 'vacancy_published',
  table: 'vacancies',
  rebuild: (prefecture) => sql`
    select (first_published_at at time zone 'Asia/Shanghai')::date as day, id as subject_id, null::uuid as person_id,
      employer_id, site_id, region_code, headcount::bigint as amount, id as source_id
    from vacancies where prefecture = ${prefecture} and first_published_at is not null`,
};

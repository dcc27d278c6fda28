import { sql } from 'kysely';
import type { CountableSource } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** What a list shows for a record behind a figure. */
export interface RecordWords {
  readonly prefecture: string;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

const QUERIES = {
  vacancy: sql`select v.prefecture, v.id, v.title, e.name as detail
    from vacancies v join employers e on e.prefecture = v.prefecture and e.id = v.employer_id`,
  seeker: sql`select v.prefecture, v.id, v.name as title, coalesce(v.wanted->0->>'title', '') as detail
    from seekers v`,
  placement: sql`select v.prefecture, v.id, s.name as title,
      (v.vacancy_copy->>'title') || ' · ' || (v.vacancy_copy->>'employerName') as detail
    from placements v join seekers s on s.prefecture = v.prefecture and s.id = v.seeker_id`,
} as const satisfies Record<CountableSource, unknown>;

/** The texts of some records, by id. */
export async function readRecordWords(
  db: Reader,
  source: CountableSource,
  refs: readonly Ref[],
): Promise<Map<string, RecordWords>> {
  const { rows } = await sql<RecordWords>`
    ${QUERIES[source]} join unnest(${refs.map(({ prefecture }) => prefecture)}::text[],
      ${refs.map(({ id }) => id)}::uuid[]) as r(prefecture, id) on r.prefecture = v.prefecture and r.id = v.id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of sites by id, in alphabetical order. */
export async function readSiteNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sites')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

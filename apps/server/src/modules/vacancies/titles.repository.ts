import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { countWaiting, type Counted, type WorklistScope } from '../../records/worklist/index.ts';
import { vacanciesFrom } from './vacancies.repository.ts';

/** Where the caller may act, from `scopeOf`. */
interface Scope {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
}

/** Vacancies not yet closed that have no occupation. */
function unmapped(db: Reader) {
  return vacanciesFrom(db)
    .where('v.occupation_code', 'is', null)
    .where('v.status', 'in', ['draft', 'in_review', 'published']);
}

/** Number of vacancies not yet closed whose title has no occupation, within the scope and, if given, one site. */
export function countUnmapped(db: Reader, scope: WorklistScope): Promise<Counted> {
  const all = unmapped(db)
    .select(sql<boolean>`false`.as('overdue'))
    .where(within(scope, true))
    .$if(scope.siteId !== undefined, (q) => q.where('v.site_id', '=', scope.siteId ?? ''));
  return countWaiting(db, all);
}

/** Titles without an occupation, most frequent first, with one vacancy as an example; one more than `limit`. */
export async function listUnmappedTitles(
  db: Reader,
  scope: Scope,
  page: { offset: number; limit: number },
): Promise<Array<Ref & { title: string; n: number }>> {
  return unmapped(db)
    .select(['v.title'])
    .select(sql<number>`count(*)::int`.as('n'))
    .select(sql<string>`min(v.prefecture)`.as('prefecture'))
    .select(sql<string>`(array_agg(v.id order by v.prefecture, v.id))[1]`.as('id'))
    .where(within(scope, true))
    .groupBy('v.title')
    .orderBy('n', 'desc')
    .orderBy('v.title')
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
}

/** Vacancies with a title without an occupation, in the global order of locking. */
export async function listUnmappedRefs(
  db: Reader,
  title: string,
  scope: Scope,
  limit: number,
): Promise<Ref[]> {
  return unmapped(db)
    .select(['v.prefecture', 'v.id'])
    .where('v.title', '=', title)
    .where(within(scope, false))
    .orderBy('v.prefecture')
    .orderBy('v.id')
    .limit(limit)
    .execute();
}

/**
 * `placesOf` of the policy in SQL: staff of another prefecture may read work there, but it belongs to the staff of the
 * employer's place.
 */
function within(scope: Scope, isRead: boolean) {
  const parts = scope.regions.flatMap((region) => [
    isRead
      ? sql<SqlBool>`v.region_code like ${`${region}%`}`
      : sql<SqlBool>`(v.region_code like ${`${region}%`} and v.region_code like v.prefecture || '%')`,
    sql<SqlBool>`v.employer_region_code like ${`${region}%`}`,
  ]);
  return sql<SqlBool>`(${sql.join([...parts, sql`v.site_id = any(${[...scope.sites]}::uuid[])`], sql` or `)})`;
}

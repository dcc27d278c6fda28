import { sql, type SqlBool } from 'kysely';
import { inRegions, type Reader } from '../../app/db/database.ts';
import { asQuery } from '../../app/search/index.ts';

/** Open vacancies whose title no occupation was found for. */
export async function countUnmapped(
  db: Reader,
  scope: { regions: readonly string[]; sites: readonly string[]; siteId?: string | undefined },
): Promise<number> {
  const { n } = await db
    .selectFrom('vacancies as v')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('v.occupation_code', 'is', null)
    .where('v.status', 'in', ['draft', 'in_review', 'published'])
    .where(inRegions('v.region_code', scope.regions, { column: 'v.site_id', ids: scope.sites }))
    .$if(scope.siteId !== undefined, (q) => q.where('v.site_id', '=', scope.siteId ?? ''))
    .executeTakeFirstOrThrow();
  return n;
}

/** Employers by words or the whole credit code, those with the shortest name first. */
export async function searchEmployers(
  db: Reader,
  find: {
    query: string | null;
    code: string;
    regions: readonly string[];
    sites: readonly string[];
    limit: number;
  },
) {
  return db
    .selectFrom('employers as e')
    .select(['e.prefecture', 'e.id', 'e.name', 'e.industry', 'e.region_code'])
    .where(inRegions('e.region_code', find.regions, { column: 'e.site_id', ids: find.sites }))
    .where((eb) =>
      eb.or([
        eb('e.credit_code', '=', find.code),
        find.query === null ? eb.lit(false) : sql<SqlBool>`e.search @@ ${asQuery(find.query)}`,
      ]),
    )
    .orderBy(sql`length(e.name)`)
    .orderBy('e.id')
    .limit(find.limit)
    .execute();
}

/** Sites are shared by the whole network: everybody may find any. */
export async function searchSites(db: Reader, words: string, limit: number) {
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('sites')
    .select(['id', 'name', 'address', 'region_code'])
    .where((eb) => eb.or([eb('name', 'ilike', like), eb('address', 'ilike', like)]))
    .where('status', '<>', 'closed')
    .orderBy(sql`length(name)`)
    .orderBy('id')
    .limit(limit)
    .execute();
}

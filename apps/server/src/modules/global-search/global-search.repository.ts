import { sql, type SqlBool } from 'kysely';
import { inRegions, type Reader } from '../../app/db/database.ts';
import { toTsQuery } from '../../app/search/index.ts';

/** Employers by words or the whole credit code, shortest names first. */
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
        find.query === null ? eb.lit(false) : sql<SqlBool>`e.search @@ ${toTsQuery(find.query)}`,
      ]),
    )
    .orderBy(sql`length(e.name)`)
    .orderBy('e.id')
    .limit(find.limit)
    .execute();
}

/** Sites are shared by the whole network: everybody may find any of them. */
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

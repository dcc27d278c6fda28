import { sql, type SqlBool } from 'kysely';
import type { DB, Reader } from '../../app/db/database.ts';

type Placed = { [T in keyof DB]: DB[T] extends PlacedRow ? T : never }[keyof DB];
interface PlacedRow {
  readonly prefecture: unknown;
  readonly region_code: unknown;
}

/** A distributed table whose rows may belong to a place in another prefecture. */
export interface PlacedTable {
  readonly table: Placed;
  /** Its `region_code` may lie in a different prefecture from the row. */
  readonly byRegion: boolean;
  /** It has a `site_id`, and the site may lie in a different prefecture from the row. */
  readonly bySite: boolean;
}

/**
 * Prefectures, other than those at home, in which rows of the regions or sites lie. Uses an index that contains only
 * such rows (`…_elsewhere`), and of a site's rows (`…_attached`) only those away from home.
 */
export async function listPrefectures(
  db: Reader,
  tables: readonly PlacedTable[],
  place: {
    readonly regions: readonly string[];
    readonly sites: readonly string[];
    readonly home: readonly string[];
  },
): Promise<string[]> {
  const found = new Set<string>();
  for (const { table, byRegion, bySite } of tables) {
    if (byRegion && place.regions.length > 0) {
      const rows = await db
        .selectFrom(table)
        .select('prefecture')
        .distinct()
        .where(sql<SqlBool>`left(region_code, 4) <> prefecture`)
        .where(sql<SqlBool>`region_code like any(${place.regions.map((region) => `${region}%`)}::text[])`)
        .execute();
      rows.forEach(({ prefecture }) => prefecture !== null && found.add(prefecture));
    }
    if (bySite && place.sites.length > 0) {
      const rows = await db
        .selectFrom(table)
        .select('prefecture')
        .distinct()
        .where(sql<SqlBool>`site_id = any(${place.sites}::uuid[])`)
        .where(away(place.home))
        .execute();
      rows.forEach(({ prefecture }) => prefecture !== null && found.add(prefecture));
    }
  }
  return [...found];
}

/** For one home prefecture, the ranges on both sides of it, which an index supports; for several, a comparison. */
function away(home: readonly string[]) {
  const [first] = home;
  return home.length === 1
    ? sql<SqlBool>`(prefecture < ${first} or prefecture > ${first})`
    : sql<SqlBool>`prefecture <> all(${home}::text[])`;
}

import { sql } from 'kysely';
import type { Reader } from '../../app/db/database.ts';

/** What other modules need of a site: where it stands. */
export interface SitePlace {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly phoneLines: string[];
}

export async function findPlace(db: Reader, id: string): Promise<SitePlace | undefined> {
  const row = await db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'phone_lines'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { id: row.id, name: row.name, regionCode: row.region_code, phoneLines: row.phone_lines };
}

/** The open site nearest to a place: same town, else county, else prefecture; within one by distance. */
export async function findNearestPlace(
  db: Reader,
  regionCode: string,
  point: { lng: number; lat: number } | null,
): Promise<SitePlace | undefined> {
  const row = await db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'phone_lines'])
    .where('status', 'in', ['open', 'trial'])
    .where('region_code', 'like', `${regionCode.slice(0, 4)}%`)
    .orderBy(sql`region_code = ${regionCode}`, 'desc')
    .orderBy(sql`left(region_code, 6) = ${regionCode.slice(0, 6)}`, 'desc')
    .orderBy(
      point === null ? sql`name` : sql`coalesce((lng - ${point.lng})^2 * 0.8 + (lat - ${point.lat})^2, 1e9)`,
    )
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { id: row.id, name: row.name, regionCode: row.region_code, phoneLines: row.phone_lines };
}

import { sql, type InsertObject, type Selectable } from 'kysely';
import {
  violatedConstraint,
  type DB,
  type Reader,
  type Transaction,
  type Unmoved,
} from '../../app/db/database.ts';
import { distanceSql, pointSql } from '../../app/geo.sql.ts';
import { SiteNameTaken } from './sites.errors.ts';

/** What other modules need to know about a site: where it is. */
export interface SitePlace {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly address: string;
  readonly phoneLines: string[];
}

export async function findPlace(db: Reader, id: string): Promise<SitePlace | undefined> {
  return placeWhere(db, 'id', id);
}

export async function findPlaceNamed(db: Reader, name: string): Promise<SitePlace | undefined> {
  return placeWhere(db, 'name', name);
}

async function placeWhere(db: Reader, column: 'id' | 'name', value: string): Promise<SitePlace | undefined> {
  const row = await db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'address', 'phone_lines'])
    .where(column, '=', value)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        id: row.id,
        name: row.name,
        regionCode: row.region_code,
        address: row.address,
        phoneLines: row.phone_lines,
      };
}

/** The open site nearest to a place: same town, else county, else prefecture; within one by distance. */
export async function findNearestPlace(
  db: Reader,
  regionCode: string,
  point: { lng: number; lat: number } | null,
): Promise<SitePlace | undefined> {
  const row = await db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'address', 'phone_lines'])
    .where('status', 'in', ['open', 'trial'])
    .where('region_code', 'like', `${regionCode.slice(0, 4)}%`)
    .orderBy(sql`region_code = ${regionCode}`, 'desc')
    .orderBy(sql`left(region_code, 6) = ${regionCode.slice(0, 6)}`, 'desc')
    .orderBy(sql`${distanceSql(pointSql('lng', 'lat'), point)} nulls last`)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        id: row.id,
        name: row.name,
        regionCode: row.region_code,
        address: row.address,
        phoneLines: row.phone_lines,
      };
}

export interface SiteRow extends Selectable<DB['sites']> {
  readonly main_site_name: string | null;
  readonly open_vacancies: number;
  readonly distance: number | null;
}

const SITE = pointSql('s.lng', 's.lat');

/** By id, in no order, with the distance from a point. */
export async function findSiteRows(
  db: Reader,
  ids: readonly string[],
  point: { lng: number; lat: number } | null,
): Promise<SiteRow[]> {
  const rows = await siteQuery(db)
    .select(distanceSql(SITE, point).as('distance'))
    .where('s.id', 'in', [...ids])
    .execute();
  return withOpenVacancies(db, rows);
}

/** Opening hours of one site. */
export async function findOpeningHours(db: Reader, id: string): Promise<unknown> {
  const row = await db.selectFrom('sites').select('opening_hours').where('id', '=', id).executeTakeFirst();
  return row?.opening_hours;
}

/** Opening hours of the sites that people may come to. */
export async function listOpeningHours(db: Reader): Promise<Array<{ id: string; opening_hours: unknown }>> {
  return db
    .selectFrom('sites')
    .select(['id', 'opening_hours'])
    .where('status', 'in', ['open', 'trial'])
    .execute();
}

export async function findSiteRow(
  db: Reader,
  id: string,
  point: { lng: number; lat: number } | null = null,
): Promise<SiteRow | undefined> {
  const rows = await siteQuery(db)
    .select(distanceSql(SITE, point).as('distance'))
    .where('s.id', '=', id)
    .execute();
  const [found] = await withOpenVacancies(db, rows);
  return found;
}

function siteQuery(db: Reader) {
  return db
    .selectFrom('sites as s')
    .leftJoin('sites as m', 'm.id', 's.main_site_id')
    .selectAll('s')
    .select('m.name as main_site_name');
}

/**
 * Adds the number of open vacancies in the county of each site, counted once for all counties of a prefecture: counting
 * per site took 723 ms for 300 sites and 43,000 open vacancies.
 */
async function withOpenVacancies<R extends { readonly region_code: string }>(
  db: Reader,
  rows: readonly R[],
): Promise<Array<R & { readonly open_vacancies: number }>> {
  const prefectures = [...new Set(rows.map(({ region_code: code }) => code.slice(0, 4)))];
  const counts =
    prefectures.length === 0
      ? []
      : await db
          .selectFrom('vacancies')
          .select([sql<string>`left(region_code, 6)`.as('county'), sql<number>`count(*)::int`.as('open')])
          .where('prefecture', 'in', prefectures)
          .where('status', '=', 'published')
          .groupBy(sql`left(region_code, 6)`)
          .execute();
  return rows.map((row) => {
    // A site of a whole city represents all its counties.
    const county = row.region_code.slice(0, 6);
    const open = counts.reduce((sum, found) => sum + (found.county.startsWith(county) ? found.open : 0), 0);
    return { ...row, open_vacancies: open };
  });
}

export async function insertSite(trx: Transaction, row: InsertObject<DB, 'sites'>): Promise<void> {
  try {
    await trx.insertInto('sites').values(row).execute();
  } catch (error) {
    throw violatedConstraint(error) === 'sites_name_is_unique' ? SiteNameTaken() : error;
  }
}

export async function findSiteForUpdate(
  trx: Transaction,
  id: string,
): Promise<Selectable<DB['sites']> | undefined> {
  return trx.selectFrom('sites').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/**
 * Updates everything except its status, which its flow moves. False when the version is no longer the one the caller
 * read.
 */
export async function updateSite(
  trx: Transaction,
  id: string,
  version: number,
  row: Unmoved<'sites', 'status'>,
): Promise<boolean> {
  try {
    const result = await trx
      .updateTable('sites')
      .set({ ...row, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  } catch (error) {
    throw violatedConstraint(error) === 'sites_name_is_unique' ? SiteNameTaken() : error;
  }
}

/** Every site of the network, by name. */
export function listEverySite(db: Reader): Promise<Array<{ id: string; name: string; region_code: string }>> {
  return db.selectFrom('sites').select(['id', 'name', 'region_code']).orderBy('name').execute();
}

/** The divisions that have a site. */
export async function listSiteRegions(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('sites').select('region_code').distinct().execute();
  return rows.map(({ region_code: code }) => code);
}

/** Names of sites by id. */
export async function listSiteNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sites')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Sites that were there before there were codes. */
export async function listWithoutCode(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('sites')
    .select('id')
    .where('short_code', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function setSiteCode(trx: Transaction, id: string, code: string): Promise<void> {
  await trx.updateTable('sites').set({ short_code: code }).where('id', '=', id).execute();
}

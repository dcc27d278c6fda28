import type { Selectable } from 'kysely';
import type { DB, Reader } from '../../app/db/database.ts';

type RegionRow = Selectable<DB['regions']>;
export type RegionPointRow = Pick<
  RegionRow,
  'code' | 'lng' | 'lat' | 'point_source' | 'point_precision' | 'point_within'
>;

/** Divisions in use, by code. */
export function listRegions(db: Reader): Promise<RegionRow[]> {
  return db.selectFrom('regions').selectAll().where('retired_at', 'is', null).orderBy('code').execute();
}

/** Points of the divisions in use. */
export function listRegionPoints(db: Reader): Promise<RegionPointRow[]> {
  return db
    .selectFrom('regions')
    .select(['code', 'lng', 'lat', 'point_source', 'point_precision', 'point_within'])
    .where('retired_at', 'is', null)
    .execute();
}

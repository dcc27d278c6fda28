import type { Reader } from '../../../app/db/database.ts';

/** Points of the divisions in use, by code. */
export function listCentres(db: Reader) {
  return db
    .selectFrom('regions')
    .select(['code', 'lng', 'lat', 'point_precision as pointPrecision'])
    .where('retired_at', 'is', null)
    .orderBy('code')
    .execute();
}

import { sql, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

export type NearRow = Pick<
  Selectable<DB['vacancies']>,
  'id' | 'region_code' | 'near_lng' | 'near_lat' | 'near_within'
>;

/** Vacancies placed by their division, or not at all: their point for "near me" is not their own. */
export async function listPlacedByDivision(
  db: Reader,
  prefecture: string,
  after: string | null,
  limit: number,
): Promise<NearRow[]> {
  return db
    .selectFrom('vacancies')
    .select(['id', 'region_code', 'near_lng', 'near_lat', 'near_within'])
    .where('prefecture', '=', prefecture)
    .where(sql<boolean>`(lng is null or near_lng is distinct from lng or near_lat is distinct from lat)`)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Version and time of change stay: nobody edited the vacancy. */
export async function updateNearPoints(
  trx: Transaction,
  prefecture: string,
  rows: ReadonlyArray<{ id: string; lng: number | null; lat: number | null; within: number }>,
): Promise<void> {
  await sql`update vacancies v set near_lng = p.lng, near_lat = p.lat, near_within = p.within
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ lng }) => lng)}::float8[],
      ${rows.map(({ lat }) => lat)}::float8[], ${rows.map(({ within }) => within)}::int[]) as p (id, lng, lat, within)
    where v.prefecture = ${prefecture} and v.id = p.id
      and (v.lng is null or v.near_lng is distinct from v.lng or v.near_lat is distinct from v.lat)`.execute(
    trx,
  );
}

import type { Reader } from '../../../app/db/database.ts';

export interface BoardSite {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly point: { readonly lng: number; readonly lat: number } | null;
  readonly updatedAt: Date;
}

export async function findBoardSite(db: Reader, id: string): Promise<BoardSite | undefined> {
  const row = await db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'lng', 'lat', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { lng, lat } = row;
  return {
    id: row.id,
    name: row.name,
    regionCode: row.region_code,
    point: lng === null || lat === null ? null : { lng, lat },
    updatedAt: row.updated_at,
  };
}

import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';

/** Stations that people can visit. */
export async function listOpenSites(db: Reader, limit: number) {
  return db
    .selectFrom('sites')
    .select(['id', 'name', 'region_code', 'address', 'phone_lines', 'opening_hours'])
    .where('status', 'in', ['open', 'trial'])
    .orderBy('region_code')
    .orderBy('name')
    .limit(limit)
    .execute();
}

/** The newest open vacancies by id and the day they were last changed. */
export async function listForSitemap(
  db: Reader,
  today: string,
  limit: number,
): Promise<Array<Ref & { updated_at: Date }>> {
  return db
    .selectFrom('vacancies')
    .select(['prefecture', 'id', 'updated_at'])
    .where('status', '=', 'published')
    .where(sql<SqlBool>`(expires_on is null or expires_on >= ${today}::date)`)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
}

import { sql } from 'kysely';
import type { Reader, Transaction } from '../../app/db/database.ts';

/** Of these, the vacancies that have no code yet; locked, so that two publications of one do not both make one. */
export async function lockWithoutCode(
  trx: Transaction,
  prefecture: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('vacancies')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .where('short_code', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Vacancies that were public before there were codes, or were loaded without one. */
export async function listPublicWithoutCode(
  db: Reader,
  prefecture: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('vacancies')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('short_code', 'is', null)
    .where('first_published_at', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Version and time of change stay: nobody edited the vacancy. */
export async function setShortCodes(
  trx: Transaction,
  prefecture: string,
  rows: ReadonlyArray<{ id: string; code: string }>,
): Promise<void> {
  await sql`update vacancies v set short_code = c.code
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ code }) => code)}::text[]) as c (id, code)
    where v.prefecture = ${prefecture} and v.id = c.id`.execute(trx);
}

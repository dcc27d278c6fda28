import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type CheckWordRow = Selectable<DB['check_words']>;

/** Words that count at a division: its own and those of divisions above. */
export async function listStanding(db: Reader, region: string): Promise<CheckWordRow[]> {
  return db
    .selectFrom('check_words')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(sql<boolean>`starts_with(${region}, region_code)`)
    .orderBy('check_code')
    .orderBy('word')
    .execute();
}

/** All of a division, above it and within it, the newest first; ended ones too. */
export async function listWordsAround(
  db: Reader,
  region: string,
  { after, limit }: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<CheckWordRow[]> {
  return db
    .selectFrom('check_words')
    .selectAll()
    .where(sql<boolean>`(starts_with(${region}, region_code) or starts_with(region_code, ${region}))`)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(added_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findWordForUpdate(trx: Transaction, id: string): Promise<CheckWordRow | undefined> {
  return trx.selectFrom('check_words').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertWord(
  trx: Transaction,
  row: InsertObject<DB, 'check_words'>,
): Promise<CheckWordRow> {
  return trx.insertInto('check_words').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function endWordRow(
  trx: Transaction,
  id: string,
  ended: Stamped<'ended'> & { readonly ended_at: Date; readonly ended_reason: string },
): Promise<CheckWordRow> {
  return trx
    .updateTable('check_words')
    .set((eb) => ({ ...ended, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

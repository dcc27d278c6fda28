import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type BaseMapRow = Selectable<DB['base_maps']>;

/** The base map in use. */
export async function findBaseMap(db: Reader): Promise<BaseMapRow | undefined> {
  return db.selectFrom('base_maps').selectAll().where('ended_at', 'is', null).executeTakeFirst();
}

/** The one in use, with its row locked. */
export async function findBaseMapForUpdate(trx: Transaction): Promise<BaseMapRow | undefined> {
  return trx.selectFrom('base_maps').selectAll().where('ended_at', 'is', null).forUpdate().executeTakeFirst();
}

/** The base map in use and the former ones, newest first. */
export async function listBaseMaps(db: Reader, limit: number): Promise<BaseMapRow[]> {
  return db
    .selectFrom('base_maps')
    .selectAll()
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertBaseMap(
  trx: Transaction,
  row: InsertObject<DB, 'base_maps'>,
): Promise<BaseMapRow> {
  return trx.insertInto('base_maps').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function endBaseMap(
  trx: Transaction,
  id: string,
  by: Stamped<'ended'>,
  now: Date,
): Promise<BaseMapRow | undefined> {
  return trx
    .updateTable('base_maps')
    .set({ ...by, ended_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

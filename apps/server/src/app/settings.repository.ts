import type { z } from 'zod';
import { json, type Reader, type Transaction } from './db/database.ts';

/** A setting as stored; undefined where it is not set. */
export async function findSetting(db: Reader, key: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** A setting; null where it is not set. @throws ZodError when the stored value has another shape */
export async function readSetting<S extends z.ZodType>(
  db: Reader,
  key: string,
  shape: S,
): Promise<z.output<S> | null> {
  const value = await findSetting(db, key);
  return value === undefined ? null : shape.parse(value);
}

export async function writeSetting(trx: Transaction, key: string, value: unknown, now: Date): Promise<void> {
  await trx
    .insertInto('settings')
    .values({ key, value: json(value), updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json(value), updated_at: now }))
    .execute();
}

import type { Reader } from '../../app/db/database.ts';

/** A value of the table of settings as it is stored; undefined where nothing was set. */
export async function findSetting(db: Reader, key: string): Promise<unknown> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

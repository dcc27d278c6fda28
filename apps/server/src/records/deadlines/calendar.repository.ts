import type { InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

/** Days that official notices make free or working, earliest first. */
export function listCalendarDays(db: Reader): Promise<Array<{ day: string; kind: string }>> {
  return db.selectFrom('calendar_days').select(['day', 'kind']).orderBy('day').execute();
}

/** What is known of a year, in place of what was. */
export async function replaceYear(
  trx: Transaction,
  year: number,
  days: ReadonlyArray<InsertObject<DB, 'calendar_days'>>,
): Promise<void> {
  await trx
    .deleteFrom('calendar_days')
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute();
  await trx
    .insertInto('calendar_days')
    .values([...days])
    .execute();
}

import type { Reader } from '../../app/db/database.ts';

/** Days that official notices make free or working, earliest first. */
export function listCalendarDays(db: Reader): Promise<Array<{ day: string; kind: string }>> {
  return db.selectFrom('calendar_days').select(['day', 'kind']).orderBy('day').execute();
}

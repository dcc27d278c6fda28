import { sql, type InsertObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

/** Days that official notices make free or working, earliest first. */
export function listCalendarDays(db: Reader): Promise<Array<{ day: string; kind: string; source: string }>> {
  return db.selectFrom('calendar_days').select(['day', 'kind', 'source']).orderBy('day').execute();
}

/** Whoever loads a notice second waits for the first. */
export async function lockCalendar(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`.execute(trx);
}

interface NoticeLoad {
  readonly year: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorName: string;
  readonly summary: unknown;
}

/** Who loaded the notices of years, and when, the latest first. */
export async function listNoticeLoads(db: Reader, years: readonly number[]): Promise<NoticeLoad[]> {
  if (years.length === 0) return [];
  const rows = await db
    .selectFrom('audit_entries')
    .select(['entity_id', 'at', 'actor_kind', 'actor_name', 'summary'])
    .where('entity_id', 'in', years.map(String))
    .where('action', '=', 'calendar.imported')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    year: row.entity_id ?? '',
    at: row.at,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    summary: row.summary,
  }));
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

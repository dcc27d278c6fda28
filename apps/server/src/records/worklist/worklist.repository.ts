import { sql, type SelectQueryBuilder } from 'kysely';
import type { Reader } from '../../app/db/database.ts';
import { MOST_WAITING, upTo, type Counted } from './types.ts';

/** How many rows a query has, and how many of them are overdue; examines at most this many. */
export async function countWaiting<D, T extends keyof D>(
  db: Reader,
  query: SelectQueryBuilder<D, T, { overdue: boolean }>,
): Promise<Counted> {
  const { rows } = await sql<{ total: number; overdue: number }>`
    select count(*)::int as total, (count(*) filter (where overdue))::int as overdue
    from (${query.limit(MOST_WAITING + 1)}) as waiting`.execute(db);
  const { total = 0, overdue = 0 } = rows[0] ?? {};
  return upTo(total, overdue);
}

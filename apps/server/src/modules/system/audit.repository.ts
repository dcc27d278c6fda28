import { sql } from 'kysely';
import { inRegions, type Reader } from '../../app/db/database.ts';

/** Months (their first days, in Shanghai) of which the default partition holds entries, earliest first. */
export async function listStrayMonths(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-01') as month
    from audit_entries_default order by month`.execute(db);
  return rows.map(({ month }) => month);
}

/**
 * Makes the partition of a month with what the default one caught of it; false when it was there already. Its own
 * transaction: it waits for entries being written, and they for it.
 *
 * @param month its first day, `2026-11-01`
 */
export async function makeMonth(db: Reader, month: string): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`select make_audit_month(${month}::date) as made`.execute(db);
  return rows[0]?.made === true;
}

export interface AuditFilter {
  /** Prefixes of division codes. */
  readonly regions: readonly string[];
  /** Beginning of an action's name. */
  readonly action?: string | undefined;
  readonly entityId?: string | undefined;
  /** Time and id of the entry before the first. */
  readonly after: readonly [at: string, id: string] | null;
  readonly limit: number;
}

/** Entries of the audit trail, newest first. */
export function listAuditEntries(db: Reader, { after, ...filter }: AuditFilter) {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .where(inRegions('region_code', filter.regions))
    .$if(filter.action !== undefined, (q) => q.where('action', 'like', `${filter.action ?? ''}%`))
    .$if(filter.entityId !== undefined, (q) => q.where('entity_id', '=', filter.entityId ?? ''))
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
}

import { sql } from 'kysely';
import { AuditList } from '@yizhan/contract';
import type { Reader } from '../../app/db/database.ts';
import { placeScope, type Scoped } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** Months (their first days, in Shanghai) with entries in the default partition, earliest first. */
export async function listStrayMonths(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-01') as month
    from audit_entries_default order by month`.execute(db);
  return rows.map(({ month }) => month);
}

/**
 * Creates the partition of a month and moves its entries from the default one; false when it already exists. Runs its
 * own transaction: it waits for entries being written, and they for it.
 *
 * @param month its first day, `2026-11-01`
 */
export async function makeMonth(db: Reader, month: string): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`select make_audit_month(${month}::date) as made`.execute(db);
  return rows[0]?.made === true;
}

/** Entries of the audit trail by id, in no order; none of them is older than the first of `times`, nor younger than the last. */
export function findAuditEntries(db: Reader, ids: readonly string[]) {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** The newest entry of each action within a scope. */
export async function findLatestEntries(db: Reader, actions: readonly string[], scoped: Scoped) {
  if (actions.length === 0) return [];
  const prefectures =
    scoped.prefectures === null ? sql`true` : sql`a.prefecture = any(${[...scoped.prefectures]}::text[])`;
  const { rows } = await sql<{
    action: string;
    at: Date;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string;
  }>`select latest.* from unnest(${[...actions]}::text[]) as wanted (action), lateral (
      select a.action, a.at, a.actor_kind, a.actor_id, a.actor_name from audit_entries a
      where a.action = wanted.action and ${prefectures} and ${scoped.where}
      order by a.at desc limit 1) latest`.execute(db);
  return rows;
}

/** The audit trail of one's regions; what has no region is the whole network's. */
export const auditSource = listSource(AuditList)({
  from: (db) => db.selectFrom('audit_entries as a'),
  key: { prefecture: 'a.prefecture', id: 'a.id' },
  scope: placeScope({ prefecture: 'a.prefecture', regions: ['a.region_code'], site: null, elsewhere: [] }),
  filters: {
    action: (action) => (eb) => eb('a.action', 'like', `${action}%`),
    entityId: (id) => (eb) => eb('a.entity_id', '=', id),
  },
  sorts: { newest: { by: 'a.at', type: 'timestamptz' }, oldest: { by: 'a.at', type: 'timestamptz' } },
});

import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';
import {
  COMPANY_COLUMNS,
  VACANCY_COLUMNS,
  vacanciesFrom,
  type VacancyFullRow,
} from '../vacancies.repository.ts';

/** A position in the order of changes: transaction, then row. Transaction numbers have 64 bits, hence a text. */
export interface FeedPosition {
  readonly transaction: string;
  readonly change: number;
}

export interface FeedChange extends FeedPosition {
  readonly ref: Ref;
  readonly kind: 'upsert' | 'remove';
  readonly at: Date;
}

/**
 * The first transaction that may still commit; all earlier ones are settled and visible to the next statement. A
 * running transaction may commit rows that sort before ones already visible, so readers stop there.
 *
 * `pg_snapshot_xmin` would give the same for the whole server: a long transaction in another database would hold up
 * this feed. The snapshot is taken before the activity is read, so transactions that end in between are below both.
 */
async function firstUnsettled(db: Reader): Promise<string> {
  const { rows } = await sql<{ transaction: string }>`
    with top as materialized (select pg_snapshot_xmax(pg_current_snapshot())::text::numeric as xmax),
    running as (
      select floor(top.xmax / 4294967296) * 4294967296 + a.backend_xid::text::numeric as xid, top.xmax
      from top join pg_stat_activity a on a.datname = current_database() and a.backend_xid is not null
    )
    select least(top.xmax, min(case when r.xid > r.xmax + 2147483648 then r.xid - 4294967296 else r.xid end))::text
      as transaction
    from top left join running r on true
    group by top.xmax`.execute(db);
  return rows[0]?.transaction ?? '0';
}

/**
 * The position before which no change can be missed any more; it must be read before the snapshot to which it belongs.
 */
export async function feedHead(db: Reader): Promise<FeedPosition> {
  const transaction = BigInt(await firstUnsettled(db)) - 1n;
  return { transaction: transaction.toString(), change: Number.MAX_SAFE_INTEGER };
}

/** Settled changes after a position, in order. */
export async function listChanges(db: Reader, after: FeedPosition, limit: number): Promise<FeedChange[]> {
  const before = await firstUnsettled(db);
  const rows = await db
    .selectFrom('vacancy_changes')
    .select(['prefecture', 'vacancy_id', 'kind', 'at', 'id'])
    .select(sql<string>`transaction_id::text`.as('transaction'))
    .where(
      sql<SqlBool>`(transaction_id, id) > (${after.transaction}::text::xid8, ${String(after.change)}::bigint)`,
    )
    .where(sql<SqlBool>`transaction_id < ${before}::text::xid8`)
    .orderBy('transaction_id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    transaction: row.transaction,
    change: row.id,
    ref: { prefecture: row.prefecture, id: row.vacancy_id },
    kind: row.kind === 'remove' ? 'remove' : 'upsert',
    at: row.at,
  }));
}

/** Open vacancies by id, for the snapshot. */
export async function listSnapshot(
  db: Reader,
  filter: { regions: readonly string[]; today: string; after: Ref | null; limit: number },
): Promise<VacancyFullRow[]> {
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where('v.status', '=', 'published')
    .where(sql<SqlBool>`(v.expires_on is null or v.expires_on >= ${filter.today}::date)`)
    .where(sql<SqlBool>`v.region_code like any(${filter.regions.map((region) => `${region}%`)}::text[])`)
    .$if(filter.after !== null, (q) =>
      q.where((eb) =>
        eb(
          eb.refTuple('v.prefecture', 'v.id'),
          '>',
          eb.tuple(filter.after?.prefecture ?? '', filter.after?.id ?? ''),
        ),
      ),
    )
    .orderBy('v.prefecture')
    .orderBy('v.id')
    .limit(filter.limit)
    .execute();
}

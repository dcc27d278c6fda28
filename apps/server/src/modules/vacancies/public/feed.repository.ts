import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';
import {
  COMPANY_COLUMNS,
  VACANCY_COLUMNS,
  vacanciesFrom,
  type VacancyFullRow,
} from '../vacancies.repository.ts';

/** A place in the order of changes: transaction, then row. Transactions are numbered in 64 bits, hence a text. */
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
 * The position behind every change that can still be missed: a transaction that runs now may commit rows that sort
 * before ones already visible, so readers stop before the oldest running one.
 */
export async function feedHead(db: Reader): Promise<FeedPosition> {
  const row = await db
    .selectNoFrom(
      sql<string>`(pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text`.as('before'),
    )
    .executeTakeFirstOrThrow();
  return { transaction: row.before, change: Number.MAX_SAFE_INTEGER };
}

/** Settled changes after a position, in their order. */
export async function listChanges(db: Reader, after: FeedPosition, limit: number): Promise<FeedChange[]> {
  const rows = await db
    .selectFrom('vacancy_changes')
    .select(['prefecture', 'vacancy_id', 'kind', 'at', 'id'])
    .select(sql<string>`transaction_id::text`.as('transaction'))
    .where(
      sql<SqlBool>`(transaction_id, id) > (${after.transaction}::text::xid8, ${String(after.change)}::bigint)`,
    )
    .where(sql<SqlBool>`transaction_id < pg_snapshot_xmin(pg_current_snapshot())`)
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
  filter: { region: string; today: string; after: Ref | null; limit: number },
): Promise<VacancyFullRow[]> {
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where('v.status', '=', 'published')
    .where(sql<SqlBool>`(v.expires_on is null or v.expires_on >= ${filter.today}::date)`)
    .where(sql<SqlBool>`v.region_code like ${`${filter.region}%`}`)
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

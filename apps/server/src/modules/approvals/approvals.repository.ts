import { sql, type Selectable, type SqlBool } from 'kysely';
import { ApprovalList } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { rowsOf, type Ref } from '../../app/ids.ts';
import { placesSql, sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';
import { decidable, PLACES } from './decidable.sql.ts';

export type ApprovalRecord = Selectable<DB['approvals']>;

/**
 * Requests of one's places that one may decide or has asked for. They are few, and lie in the prefecture of whatever
 * they are about or in none, so the list names no prefecture.
 */
export const approvalSource = listSource(ApprovalList)({
  from: (db) => db.selectFrom('approvals as a'),
  key: { prefecture: 'a.prefecture', id: 'a.id' },
  scope: sharedScope(({ regions, sites }) => placesSql(PLACES, regions, sites)),
  filters: {
    view:
      (view, { ctx }) =>
      () => {
        const own = sql<SqlBool>`a.asked_by_id = ${ownId(ctx)}`;
        if (view === 'own') return own;
        const others = decidable(ctx);
        return view === 'all'
          ? sql<SqlBool>`(${own} or ${others})`
          : sql<SqlBool>`(a.asked_by_id is distinct from ${ownId(ctx)} and ${others})`;
      },
    status: (status) => (eb) => eb('a.status', '=', status),
  },
  sorts: {
    soonest: { by: 'a.expires_on', type: 'date' },
    latest: { by: 'a.created_at', type: 'timestamptz' },
  },
});

function ownId({ actor }: AnyContext): string {
  return actor.kind === 'staff' ? actor.staffId : '';
}

export async function findApprovalRows(db: Reader, refs: readonly Ref[]): Promise<ApprovalRecord[]> {
  return rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('approvals')
      .selectAll()
      .where('prefecture', '=', prefecture)
      .where('id', 'in', [...ids])
      .execute(),
  );
}

/** The requests that wait under keys. */
export async function listWaitingByKeys(
  db: Reader,
  prefecture: string,
  keys: readonly Buffer[],
): Promise<ApprovalRecord[]> {
  return db
    .selectFrom('approvals')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('once_key', 'in', keys)
    .where('status', '=', 'asked')
    .execute();
}

/** The request that waits under a key. Whoever looks goes on alone until the transaction ends. */
export async function findWaitingByKey(
  trx: Transaction,
  prefecture: string,
  key: Buffer,
): Promise<ApprovalRecord | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`approval:${key.toString('hex')}`}, 0))`.execute(
    trx,
  );
  return trx
    .selectFrom('approvals')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('once_key', '=', key)
    .where('status', '=', 'asked')
    .executeTakeFirst();
}

/** The request that waits under a key, in whatever prefecture, for showing it. */
export async function findWaitingKey(db: Reader, key: Buffer): Promise<ApprovalRecord | undefined> {
  return db
    .selectFrom('approvals')
    .selectAll()
    .where('once_key', '=', key)
    .where('status', '=', 'asked')
    .limit(1)
    .executeTakeFirst();
}

/** The newest request about a person or employer that waits. */
export async function findWaitingAbout(
  db: Reader,
  column: 'seeker_id' | 'employer_id',
  ref: Ref,
): Promise<ApprovalRecord | undefined> {
  return db
    .selectFrom('approvals')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where(column, '=', ref.id)
    .where('status', '=', 'asked')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Requests whose last day is before this one; from all prefectures, oldest first. */
export async function listPast(db: Reader, today: string, limit: number): Promise<Ref[]> {
  return db
    .selectFrom('approvals')
    .select(['prefecture', 'id'])
    .where('status', '=', 'asked')
    .where('expires_on', '<', today)
    .orderBy('expires_on')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Requests made before an instant that do not wait any longer. */
export async function listEndedBefore(db: Reader, before: Date): Promise<Ref[]> {
  return db
    .selectFrom('approvals')
    .select(['prefecture', 'id'])
    .where('status', '<>', 'asked')
    .where('created_at', '<', before)
    .execute();
}

export async function deleteApprovals(
  trx: Transaction,
  prefecture: string,
  ids: readonly string[],
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('approvals')
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  return Number(numDeletedRows);
}

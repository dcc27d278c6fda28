import { sql, type InsertObject, type Selectable, type SqlBool } from 'kysely';
import { CallBackList } from '@yizhan/contract';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, rowsOf, fromShortId, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { inChargeOf } from '../../records/assignment/index.ts';
import { listSource } from '../../records/lists/source.ts';

export type CallBackRecord = Selectable<DB['help_requests']>;
export interface CallBackRow extends CallBackRecord {
  readonly site_name: string | null;
  /** By when to ring; null where no deadline runs. */
  readonly due: string | null;
  readonly missing_year: number | null;
}

function callBacksFrom(db: Reader) {
  return db
    .selectFrom('help_requests as h')
    .leftJoin('sites as t', 't.id', 'h.site_id')
    .leftJoin('deadlines as d', (join) =>
      join
        .onRef('d.prefecture', '=', 'h.prefecture')
        .onRef('d.record_id', '=', 'h.id')
        .on('d.ended_at', 'is', null),
    )
    .selectAll('h')
    .select(['t.name as site_name', 'd.due_on as due', 'd.missing_year']);
}

export async function findCallBackRows(db: Reader, refs: readonly Ref[]): Promise<CallBackRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    callBacksFrom(db).where('h.prefecture', '=', prefecture).where('h.id', 'in', ids).execute(),
  );
}

/** A request without a running deadline comes before all others. */
const DUE = sql<string>`coalesce(d.due_on, '2000-01-01'::date)`;

/** Staff see the call-backs of their regions and of their sites. */
export const callBackSource = listSource(CallBackList)({
  from: (db) =>
    db
      .selectFrom('help_requests as h')
      .leftJoin('deadlines as d', (join) =>
        join
          .onRef('d.prefecture', '=', 'h.prefecture')
          .onRef('d.record_id', '=', 'h.id')
          .on('d.ended_at', 'is', null),
      ),
  key: { prefecture: 'h.prefecture', id: 'h.id' },
  scope: placeScope({
    prefecture: 'h.prefecture',
    regions: ['h.region_code'],
    site: 'h.site_id',
    elsewhere: [{ table: 'help_requests', byRegion: false, bySite: true }],
    confidential: [
      { noun: 'call_back', id: 'h.id' },
      { noun: 'seeker', id: 'h.seeker_id' },
    ],
  }),
  filters: {
    status: (status) => (eb) => eb('h.status', '=', status),
    mine: inChargeOf('call_back', 'h.id'),
    siteId: (id) => (eb) => eb('h.site_id', '=', fromShortId(id)),
    // A new request can be called immediately; a missed one waits for its day.
    until: (day) => () => sql<SqlBool>`(h.tries = 0 or ${DUE} <= ${day}::date)`,
    overdue:
      (isOverdue, { today }) =>
      () =>
        sql<SqlBool>`coalesce(d.due_on < ${today}::date and d.missing_year is null, false) = ${isOverdue}`,
  },
  usual: ({ status }) => (status === 'open' || status === undefined ? 'waiting' : 'latest'),
  sorts: {
    waiting: { by: 'h.created_at', type: 'timestamptz' },
    due: { by: DUE, type: 'date' },
    latest: { by: 'h.created_at', type: 'timestamptz' },
  },
});

export async function findCallBack(db: Reader, ref: Ref): Promise<CallBackRow | undefined> {
  return callBacksFrom(db)
    .where('h.prefecture', '=', ref.prefecture)
    .where('h.id', '=', ref.id)
    .executeTakeFirst();
}

export async function findCallBackForUpdate(trx: Transaction, ref: Ref): Promise<CallBackRecord | undefined> {
  return trx
    .selectFrom('help_requests')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** An open request with the same subject from the same phone. Waits for a concurrent one. */
export async function findOpenTwin(
  trx: Transaction,
  wish: { prefecture: string; phone: Buffer; vacancyId: string | null },
): Promise<CallBackRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`help ${wish.phone.toString('hex')}`}, 0))`.execute(
    trx,
  );
  return callBacksFrom(trx)
    .where('h.prefecture', '=', wish.prefecture)
    .where('h.phone_hmac', '=', wish.phone)
    .where('h.status', '=', 'open')
    .where('h.vacancy_id', wish.vacancyId === null ? 'is' : '=', wish.vacancyId)
    .executeTakeFirst();
}

export async function insertCallBack(
  trx: Transaction,
  row: InsertObject<DB, 'help_requests'>,
): Promise<void> {
  await trx.insertInto('help_requests').values(row).execute();
}

/** The contact of an employer: the phone that signed in and the employer's name. */
export async function findAsker(db: Reader, accountId: string, employer: Ref) {
  const account = await db
    .selectFrom('accounts')
    .select(['phone_cipher', 'phone_hmac', 'phone_mask'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  const record = await db
    .selectFrom('employers')
    .select(['name', 'contact_name'])
    .where('prefecture', '=', employer.prefecture)
    .where('id', '=', employer.id)
    .executeTakeFirst();
  return account === undefined || record === undefined ? undefined : { ...account, ...record };
}

export async function findCallBackNames(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<Array<{ id: string; name: string }>> {
  return db
    .selectFrom('help_requests')
    .select(['id', 'name'])
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .execute();
}

/**
 * Requests from some phones, in any prefecture: of people, those whose owners were not known; of employers, their own,
 * which lie where the work is.
 */
export async function listCallBacksFrom(
  db: Reader,
  of: 'seeker' | 'employer',
  phones: readonly Buffer[],
): Promise<Ref[]> {
  if (phones.length === 0) return [];
  return db
    .selectFrom('help_requests')
    .select(['prefecture', 'id'])
    .where('phone_hmac', 'in', [...phones])
    .where('seeker_id', 'is', null)
    .where('employer_id', of === 'seeker' ? 'is' : 'is not', null)
    .execute();
}

/** Deletes the requests among some records. */
export async function deleteCallBacks(trx: Transaction, records: readonly Ref[]): Promise<number> {
  let rows = 0;
  for (const [prefecture, ids] of byPrefecture(records)) {
    const result = await trx
      .deleteFrom('help_requests')
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .executeTakeFirst();
    rows += Number(result.numDeletedRows);
  }
  return rows;
}

/** Requests that were dealt with before a moment, in any prefecture; at most a few thousand at a time. */
export async function listCallBacksHandledBefore(db: Reader, before: Date): Promise<Ref[]> {
  return db
    .selectFrom('help_requests')
    .select(['prefecture', 'id'])
    .where('status', '<>', 'open')
    .where('handled_at', '<', before)
    .limit(5_000)
    .execute();
}

import { sql, type InsertObject, type Selectable } from 'kysely';
import { decodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import { inRegions, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { countWaiting, type Counted, type WorklistScope } from '../../records/worklist/index.ts';

export type CallBackRecord = Selectable<DB['help_requests']>;
export interface CallBackRow extends CallBackRecord {
  readonly site_name: string | null;
}

export interface CallBackFilter {
  readonly regions: readonly string[];
  readonly sites: readonly string[];
  readonly status: string;
  readonly siteId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function callBacksFrom(db: Reader) {
  return db
    .selectFrom('help_requests as h')
    .leftJoin('sites as t', 't.id', 'h.site_id')
    .selectAll('h')
    .select('t.name as site_name');
}

function matching(db: Reader, filter: Omit<CallBackFilter, 'cursor' | 'limit'>) {
  return callBacksFrom(db)
    .where(inRegions('h.region_code', filter.regions, { column: 'h.site_id', ids: filter.sites }))
    .where('h.status', '=', filter.status)
    .$if(filter.siteId !== undefined, (q) => q.where('h.site_id', '=', filter.siteId ?? ''));
}

export function countOpenCallBacks(db: Reader, scope: WorklistScope): Promise<Counted> {
  const open = matching(db, { ...scope, status: 'open' });
  return countWaiting(db, open.clearSelect().select(sql<boolean>`false`.as('overdue')));
}

/** Whoever waits longest comes first; what is done comes last done first. */
export async function listCallBackRows(
  db: Reader,
  filter: CallBackFilter,
): Promise<{ rows: CallBackRow[]; total: number }> {
  const after = decodeCursor(filter.cursor, TimeCursor);
  const isOpen = filter.status === 'open';
  const narrowed = matching(db, filter);
  const rows = await narrowed
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(
          eb.refTuple('h.created_at', 'h.id'),
          isOpen ? '>' : '<',
          eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('h.created_at', isOpen ? 'asc' : 'desc')
    .orderBy('h.id', isOpen ? 'asc' : 'desc')
    .limit(filter.limit + 1)
    .execute();
  const { n } = await narrowed
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return { rows, total: n };
}

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

/** The same wish from the same phone that nobody has dealt with yet. Waits for a twin that is being written. */
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

/** Whom the station rings for an employer: the phone that signed in and the name the employer goes by. */
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

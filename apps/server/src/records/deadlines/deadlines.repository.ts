import type { InsertObject, Selectable, UpdateObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type DeadlineRow = Selectable<DB['deadlines']>;
export type NewDeadline = InsertObject<DB, 'deadlines'>;

/** The open deadlines of some records of one prefecture, locked. */
export async function lockRunning(
  trx: Transaction,
  prefecture: string,
  recordIds: readonly string[],
): Promise<DeadlineRow[]> {
  if (recordIds.length === 0) return [];
  return trx
    .selectFrom('deadlines')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...recordIds])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function insertDeadlines(trx: Transaction, rows: readonly NewDeadline[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('deadlines')
      .values([...rows])
      // Another worker may have begun it meanwhile.
      .onConflict((conflict) =>
        conflict.columns(['prefecture', 'record_id', 'rule']).where('ended_at', 'is', null).doNothing(),
      )
      .execute();
}

export async function updateDeadline(
  trx: Transaction,
  ref: Ref,
  values: UpdateObject<DB, 'deadlines'>,
): Promise<void> {
  await trx
    .updateTable('deadlines')
    .set(values)
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** Deadlines that some actions of one prefecture began or last changed, locked. */
/** The last days of some records of one prefecture under a rule; those whose clock runs. */
export async function listRunning(
  db: Reader,
  prefecture: string,
  rule: string,
  recordIds: readonly string[],
): Promise<Array<Pick<DeadlineRow, 'record_id' | 'due_on' | 'missing_year'>>> {
  if (recordIds.length === 0) return [];
  return db
    .selectFrom('deadlines')
    .select(['record_id', 'due_on', 'missing_year'])
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...recordIds])
    .where('rule', '=', rule)
    .where('ended_at', 'is', null)
    .where('paused_on', 'is', null)
    .execute();
}

export async function lockOfActions(
  trx: Transaction,
  prefecture: string,
  actions: readonly string[],
): Promise<DeadlineRow[]> {
  return trx
    .selectFrom('deadlines')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where((eb) => eb.or([eb('started_by', 'in', [...actions]), eb('changed_by', 'in', [...actions])]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Deadlines past their escalation day, the longest overdue first. Locks nothing: they lie in many prefectures. */
export async function listToEscalate(db: Reader, today: string, limit: number): Promise<Ref[]> {
  return db
    .selectFrom('deadlines')
    .select(['prefecture', 'id'])
    .where('escalates_on', '<', today)
    .where('ended_at', 'is', null)
    .where('paused_on', 'is', null)
    .where('missing_year', 'is', null)
    .where('escalated_at', 'is', null)
    .orderBy('escalates_on')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Deadlines that waited for the holidays of any of the given years. Locks nothing. */
export async function listUndetermined(db: Reader, years: readonly number[], limit: number): Promise<Ref[]> {
  if (years.length === 0) return [];
  return db
    .selectFrom('deadlines')
    .select(['prefecture', 'id'])
    .where('missing_year', 'in', [...years])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Years whose holidays deadlines wait for. */
export async function listMissingYears(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom('deadlines')
    .select('missing_year')
    .distinct()
    .where('missing_year', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  return rows.flatMap(({ missing_year: year }) => (year === null ? [] : [year])).sort((a, b) => a - b);
}

/** How many deadlines wait for the holidays of which year. */
export async function countUndetermined(db: Reader): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('deadlines')
    .select(['missing_year', (eb) => eb.fn.countAll<string>().as('count')])
    .where('missing_year', 'is not', null)
    .where('ended_at', 'is', null)
    .groupBy('missing_year')
    .execute();
  return new Map(
    rows.flatMap(({ missing_year: year, count }) => (year === null ? [] : [[year, Number(count)]])),
  );
}

/** An open deadline, locked; undefined when it has ended, or when another worker has it. */
export async function claimDeadline(trx: Transaction, ref: Ref): Promise<DeadlineRow | undefined> {
  return trx
    .selectFrom('deadlines')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Name of a place: the site, or the county where there is none; '' for an unknown one. */
export async function findPlaceName(
  db: Reader,
  { region, siteId }: { readonly region: string; readonly siteId: string | null },
): Promise<string> {
  const site =
    siteId === null
      ? undefined
      : await db.selectFrom('sites').select('name').where('id', '=', siteId).executeTakeFirst();
  if (site !== undefined) return site.name;
  const county = await db
    .selectFrom('regions')
    .select('name')
    .where('code', '=', region.slice(0, 6))
    .executeTakeFirst();
  return county?.name ?? '';
}

/** Drops deadlines that still run for some records of one prefecture: nobody is to be reminded of them. */
export async function dropOpenDeadlines(
  trx: Transaction,
  prefecture: string,
  records: readonly string[],
): Promise<number> {
  const result = await trx
    .deleteFrom('deadlines')
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...records])
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

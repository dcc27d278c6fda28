import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { ActionKey } from '../../app/action.ts';
import { json, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type ActionRow = Selectable<DB['record_actions']>;

/** Key of a record's row: prefecture and id, or only the id in a shared table. */
export interface RowPlace {
  readonly table: keyof DB;
  readonly shared: boolean;
  readonly ref: Ref;
}

/**
 * Sets columns of one row. The program's only statement that writes a flow's column; the compiler checks the other
 * columns where the effect names them.
 */
export async function writeColumns(
  trx: Transaction,
  { table, shared, ref }: RowPlace,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const set = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update ${sql.table(table)} set ${sql.join(set)}
    where ${shared ? sql`true` : sql`prefecture = ${ref.prefecture}`} and id = ${ref.id}`.execute(trx);
}

/** One row by its key, whatever its table; undefined where there is none. */
export async function findRow(db: Reader, place: RowPlace): Promise<unknown> {
  return (await rowAt(place, sql``).execute(db)).rows[0];
}

/** The same, locked. */
export async function lockRow(trx: Transaction, place: RowPlace): Promise<unknown> {
  return (await rowAt(place, sql`for update`).execute(trx)).rows[0];
}

function rowAt({ table, shared, ref }: RowPlace, locking: RawBuilder<unknown>) {
  return sql`select * from ${sql.table(table)}
    where ${shared ? sql`true` : sql`prefecture = ${ref.prefecture}`} and id = ${ref.id} ${locking}`;
}

export async function findAction(db: Reader, key: ActionKey): Promise<ActionRow | undefined> {
  return db
    .selectFrom('record_actions')
    .selectAll()
    .where('prefecture', '=', key.prefecture)
    .where('id', '=', key.id)
    .executeTakeFirst();
}

/** Locks an action's row, so that two people cannot take it back simultaneously. */
export async function lockAction(trx: Transaction, key: ActionKey): Promise<ActionRow | undefined> {
  return trx
    .selectFrom('record_actions')
    .selectAll()
    .where('prefecture', '=', key.prefecture)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * The last action of a record under any of its flows. The version orders them: the times of two writes may differ from
 * the order in which they got the lock.
 */
export async function findLastAction(db: Reader, record: Ref): Promise<ActionRow | undefined> {
  return db
    .selectFrom('record_actions')
    .selectAll()
    .where('prefecture', '=', record.prefecture)
    .where('record_id', '=', record.id)
    .orderBy('version_after', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The actions of a record under one of its flows, newest first, starting after `after` (time and id). */
export async function listActions(
  db: Reader,
  noun: string,
  record: Ref,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ActionRow[]> {
  return db
    .selectFrom('record_actions')
    .selectAll()
    .where('prefecture', '=', record.prefecture)
    .where('record_id', '=', record.id)
    .where('noun', '=', noun)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The last action of each given record since an instant, within one prefecture. */
export async function listLastActions(
  db: Reader,
  prefecture: string,
  recordIds: readonly string[],
  since: Date,
): Promise<ActionRow[]> {
  if (recordIds.length === 0) return [];
  return db
    .selectFrom('record_actions')
    .selectAll()
    .distinctOn('record_id')
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...recordIds])
    .where('at', '>', since)
    .orderBy('record_id')
    .orderBy('version_after', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function markTakenBack(trx: Transaction, key: ActionKey, by: string): Promise<void> {
  await trx
    .updateTable('record_actions')
    .set({ undone_by: by })
    .where('prefecture', '=', key.prefecture)
    .where('id', '=', key.id)
    .execute();
}

/**
 * Erases typed text and the data for taking back from the actions of some records of one prefecture. Moves, coded
 * reasons, times and staff stay. Returns the number of actions.
 */
export async function blankActions(
  trx: Transaction,
  prefecture: string,
  records: readonly string[],
): Promise<number> {
  const result = await trx
    .updateTable('record_actions')
    .set({
      note: null,
      data: json({}),
      undo: null,
      actor_name: sql<string>`case when actor_kind in ('seeker', 'employer') then '' else actor_name end`,
      reason: sql<string | null>`case when reason ~ '^[a-z_]+$' then reason end`,
    })
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...records])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

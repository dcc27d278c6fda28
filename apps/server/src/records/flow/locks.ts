import type { Selectable } from 'kysely';
import type { WriteContext } from '../../app/context.ts';
import type { DB, Transaction } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import { findRow, lockRow, type RowPlace } from './flow.repository.ts';
import type { Refusal } from './types.ts';

type Table = keyof DB;
type LockParty = (trx: Transaction, ref: Ref) => Promise<unknown>;

/** Locks a party; offered by the modules that own people and employers. */
export const LOCKS = {
  seeker: serviceKey<LockParty>('lock: seeker'),
  employer: serviceKey<LockParty>('lock: employer'),
} as const;

/** The standard order: a person is locked before an employer, and both before what is about them. */
const ORDER = ['seeker', 'employer'] as const;

interface LockedRow<T extends Table> {
  readonly unknown: Refusal;
  readonly shared?: true;
  /** Columns with the parties to be locked first, in the record's own prefecture. */
  readonly after?: Readonly<Partial<Record<(typeof ORDER)[number], keyof DB[T] & string>>>;
}

/**
 * The `lock` of a flow whose moves need to know nothing but the row: the parties that it names, then itself. A merge
 * that hands the record to another party meanwhile makes the caller look again.
 *
 * @throws `unknown`, and RecordChanged
 */
export function lockedRow<T extends Table>(table: T, { unknown, shared, after }: LockedRow<T>) {
  return async (ctx: WriteContext, ref: Ref): Promise<Selectable<DB[T]>> => {
    const place: RowPlace = { table, shared: shared ?? false, ref };
    const columns = ORDER.flatMap((party) => {
      const column = after?.[party];
      return column === undefined ? [] : [{ party, column }];
    });
    const before = columns.length === 0 ? {} : fieldsOf(await findRow(ctx.trx, place));
    for (const { party, column } of columns) {
      const id = before[column];
      if (typeof id === 'string') await ctx.services.use(LOCKS[party])(ctx.trx, { ...ref, id });
    }
    const row = await lockRow(ctx.trx, place);
    if (row === undefined) throw unknown();
    const now = fieldsOf(row);
    if (columns.some(({ column }) => now[column] !== before[column])) throw RecordChanged();
    // A row of this table, as the generated types describe it.
    return row as Selectable<DB[T]>;
  };
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return row !== null && typeof row === 'object' ? { ...row } : {};
}

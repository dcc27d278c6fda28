import type { Insertable } from 'kysely';
import type { WriteContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import { insertRows, type Rows } from '../../app/db/rows.ts';
import { newId, type Ref } from '../../app/ids.ts';
import type { BoundFlow } from './bind-flow.ts';
import { openRecord, type Opening } from './open-record.ts';

/** Columns that the engine fills when a record begins. */
type Filled = 'id' | 'status' | 'version' | 'created_at';

/** A record's first row, without what the engine fills in. */
type FirstRow<T extends keyof DB> = Omit<Insertable<DB[T]>, Filled> & { readonly prefecture: string };

/**
 * Begins a record whose row holds nothing but what the caller gives: inserts it with a new id, its first status and
 * the time, and records the opening. `then` does what belongs to it, such as telling somebody, and goes back with it.
 * The caller has checked the right to do so.
 */
export async function begin<S extends string, M extends string, O extends string, L, I, T extends keyof DB>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I, T>,
  { row, ...opening }: Omit<Opening<S, O>, 'ref'> & { readonly row: FirstRow<T> },
  then: (ctx: WriteContext, ref: Ref) => Promise<unknown> = () => Promise.resolve(),
): Promise<Ref> {
  const ref: Ref = { prefecture: row.prefecture, id: newId() };
  await openRecord(ctx, bound, { ...opening, ref }, async (inner, status) => {
    const first = { ...row, id: ref.id, [bound.column]: status, created_at: ctx.now };
    // The row's type lacks exactly the columns that are added here.
    await insertRows(inner.trx, bound.table, [first] as unknown as Rows<T>);
    await then(inner, ref);
  });
  return ref;
}

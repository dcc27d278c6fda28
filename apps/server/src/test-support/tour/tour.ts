import { sql, type InsertObject } from 'kysely';
import type pg from 'pg';
import type { Database, DB, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { withAdmin } from '../server.ts';
import type { Half, World } from './world.ts';

/** Runs one call whose first argument is no handle of the database, or that takes several steps. */
export interface Run {
  readonly run: (trx: Transaction, world: World) => unknown;
}

type AnyFunction = (first: never, ...rest: never[]) => unknown;
type ArgumentsAfterHandle<F> = F extends (first: never, ...rest: infer A) => unknown ? A : never;
/** What to call a function with, the handle of the database left out: one list of arguments for each call. */
type Call<F> = Run | ((world: World) => ReadonlyArray<ArgumentsAfterHandle<F>>);

/** The calls of one repository, by the names of its functions. */
export type Calls<M> = { readonly [K in keyof M as M[K] extends AnyFunction ? K : never]?: Call<M[K]> };

export interface Tour {
  /** The repository's namespace, by which it is found again. */
  readonly repository: object;
  readonly calls: Readonly<Record<string, Run | ((world: World) => ReadonlyArray<readonly unknown[]>)>>;
  readonly setup: (trx: Transaction, world: World) => Promise<unknown>;
}

/**
 * How the functions of a repository are called on the tour. Every function must be called, with records of both
 * prefectures where it takes any; only whether the database can run it is checked. `setup` creates records that the
 * calls need, in the transaction of each call, and is rolled back with it.
 */
export function tourOf<M extends object>(repository: M): (calls: Calls<M>, setup?: Tour['setup']) => Tour {
  // Two steps, so that the repository's types are known where the calls are read.
  return (calls, setup = () => Promise.resolve()) => ({ repository, calls: calls as Tour['calls'], setup });
}

/** A call of several steps. */
export function run(steps: Run['run']): Run {
  return { run: steps };
}

/** A call of several steps, once for each prefecture. */
export function runEach(
  steps: (trx: Transaction, half: Half, other: Half, world: World) => Promise<unknown>,
): Run {
  return {
    run: async (trx, world) => {
      await steps(trx, world.a, world.b, world);
      await steps(trx, world.b, world.a, world);
    },
  };
}

/** A separate connection, for code that works without the query builder. */
export async function databaseOf<T>(world: World, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withAdmin(world.services.config.databaseUrl ?? '', work);
}

/** A row like one that is there, to be inserted under `change`. @throws Error when there is none */
export async function copyOf<T extends keyof DB>(
  trx: Transaction,
  table: T,
  ref: Ref,
  change: Partial<InsertObject<DB, T>>,
): Promise<InsertObject<DB, T>> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where prefecture = ${ref.prefecture} and id = ${ref.id}`.execute(trx);
  const { rows: columns } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and data_type = 'jsonb'`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no ${table} of ${ref.prefecture} ${ref.id}.`);
  const isJson = new Set(columns.map(({ name }) => name));
  // A JSON array would be taken for an array of PostgreSQL when it is written.
  const values = Object.entries(row).map(([name, value]) => [
    name,
    isJson.has(name) && value !== null ? JSON.stringify(value) : value,
  ]);
  return { ...Object.fromEntries(values), ...change } as InsertObject<DB, T>;
}

class RolledBack extends Error {}

/** Calls one function of a tour in a transaction that is rolled back. @throws what the database said */
export async function walk(db: Database, world: World, tour: Tour, name: string): Promise<void> {
  const call = tour.calls[name];
  if (call === undefined) throw new Error(`The tour does not call ${name}.`);
  const lists = typeof call === 'function' ? call(world) : [null];
  if (lists.length === 0) throw new Error(`The tour calls ${name} with nothing.`);
  for (const list of lists) {
    await db
      .transaction()
      .execute(async (trx) => {
        await tour.setup(trx, world);
        if (list === null) await settled(typeof call === 'function' ? undefined : call.run(trx, world));
        else await settled(functionOf(tour, name)(trx, ...list));
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
  }
}

function functionOf(tour: Tour, name: string): (...args: readonly unknown[]) => unknown {
  const found: unknown = Reflect.get(tour.repository, name);
  if (typeof found !== 'function') throw new Error(`The repository has no function ${name}.`);
  return (...args) => Reflect.apply(found, undefined, args) as unknown;
}

/** Waits for a promise, runs a query that was only put together, reads a generator to its end. */
async function settled(value: unknown): Promise<void> {
  const result = await value;
  if (typeof result !== 'object' || result === null) return;
  if ('execute' in result && typeof result.execute === 'function') await result.execute();
  if (Symbol.asyncIterator in result) {
    // The generator's own type is lost here; it is read to its end for its statements alone.
    const parts = (result as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    while ((await parts.next()).done !== true);
  }
}

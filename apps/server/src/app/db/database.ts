import {
  Kysely,
  PostgresDialect,
  sql,
  type ExpressionBuilder,
  type SqlBool,
  type UpdateObject,
  type Transaction as KyselyTransaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from './types.generated.ts';

export type { DB } from './types.generated.ts';
/** A handle for reading. */
export type Database = Kysely<DB>;
/** A handle for writing; only a transaction is one. */
export type Transaction = KyselyTransaction<DB>;
export type Reader = Database | Transaction;

/** The changes a statement may make to a row of `T` whose columns `C` only a flow writes. */
export type Unmoved<T extends keyof DB, C extends keyof DB[T]> = Omit<UpdateObject<DB, T>, C> & {
  readonly [K in C]?: never;
};

// Money and counts stay far below 2^53; a date without time stays a text, so that no time zone shifts it.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export function openPool(url: string, max = 12): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'yizhan' });
  // An idle connection that dies is replaced on the next query; without a listener Node would end the process.
  pool.on('error', () => undefined);
  // The same for a connection that dies while in use: its query fails, and the waiting caller gets the error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Resolves when the database answers. */
export async function ping(pool: pg.Pool): Promise<void> {
  await pool.query('select 1');
}

/** The name of a violated constraint, or null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof pg.DatabaseError && ['23505', '23503', '23514', '23P01'].includes(error.code ?? '')
    ? (error.constraint ?? null)
    : null;
}

/** `column` lies in one of the regions (prefixes of division codes); without any region nothing matches. */
export function inRegions(
  column: string,
  regions: readonly string[],
  site?: { column: string; ids: readonly string[] },
) {
  return <D, T extends keyof D>(eb: ExpressionBuilder<D, T>) => {
    const parts = regions.map((region) =>
      region === '' ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} like ${`${region}%`}`,
    );
    if (site !== undefined && site.ids.length > 0) {
      parts.push(sql<SqlBool>`${sql.ref(site.column)} = any(${site.ids}::uuid[])`);
    }
    return parts.length === 0 ? eb.lit(false) : eb.or(parts);
  };
}

/** A value as jsonb; pg would turn a JavaScript array into a PostgreSQL one. */
export function json(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::jsonb`;
}

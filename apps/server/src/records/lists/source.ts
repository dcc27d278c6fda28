import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import type { z } from 'zod';
import type { AnyList } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { Reader } from '../../app/db/database.ts';
import type { Scope } from './scope.sql.ts';

/** The parsed query of a list. */
export type QueryOf<L extends AnyList> = z.output<L['route']['query']>;
type FilterName<L extends AnyList> = Exclude<keyof QueryOf<L> & string, 'cursor' | 'limit' | 'sort'>;
type SortName<L extends AnyList> = keyof L['sorts'] & string;

/** What a filter may use in addition to its value. */
export interface ListContext {
  readonly ctx: AnyContext;
  /** Day in Shanghai. */
  readonly today: string;
}

/** A condition that narrows the list. */
export type Narrowing<D, T extends keyof D> = (eb: ExpressionBuilder<D, T>) => Expression<SqlBool>;

/** The sort value of rows; never null. The type says how the cursor's value is read back. */
export interface SortKey<Query = never> {
  readonly by: Expression<unknown> | string | ((query: Query) => Expression<unknown>);
  readonly type: 'timestamptz' | 'date' | 'text' | 'integer' | 'float8';
}

/** Null where the value does not narrow the list. */
type Filtered<D, T extends keyof D> = Narrowing<D, T> | null;

/**
 * The SQL of a list, written by hand in a repository; `bindList` adds scope, filters, order, limit and count. Columns
 * are named with their alias.
 */
export interface ListSource<L extends AnyList, D, T extends keyof D> {
  /** Tables joined as filters and scope need them, one row per row of the list; selects nothing. */
  readonly from: (db: Reader) => SelectQueryBuilder<D, T, object>;
  /** Columns of the row's key; a shared table has no prefecture. */
  readonly key: { readonly prefecture: string | null; readonly id: string };
  readonly scope: Scope;
  /** Narrows the list in every case; may depend on the query (no merged records unless requested). */
  readonly always?: (query: Partial<QueryOf<L>>) => Narrowing<D, T> | null;
  readonly filters: {
    readonly [F in FilterName<L>]-?: (
      value: NonNullable<QueryOf<L>[F]>,
      at: ListContext,
    ) => Filtered<D, T> | Promise<Filtered<D, T>>;
  };
  readonly sorts: { readonly [S in SortName<L>]: SortKey<Partial<QueryOf<L>>> };
  /** The order unless one is asked for, where it depends on the filters; else the list's `sort`. */
  readonly usual?: (query: Partial<QueryOf<L>>) => SortName<L>;
}

/** Types a source by its list. */
export function listSource<L extends AnyList>(_list: L) {
  return <D, T extends keyof D>(source: ListSource<L, D, T>): ListSource<L, D, T> => source;
}

import type { DB } from '../../app/db/database.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Table } from '../module.ts';
import type {
  CopyPart,
  DataSubject,
  EraseRows,
  FindRows,
  HeldColumn,
  Holding,
  Keep,
  ReadSealed,
} from './types.ts';

type Column<T extends Table> = keyof DB[T] & string;

/** What somebody did to a row: `created` where it has `created_by_kind`. */
type Stamp<T extends Table> =
  Column<T> extends infer C ? (C extends `${infer W}_by_kind` ? W : never) : never;

interface Declaration<T extends Table> {
  readonly of: DataSubject;
  readonly by:
    | Column<T>
    | {
        readonly column: Column<T>;
        readonly in?: { readonly table: Table; readonly column: string };
        readonly only?: Readonly<Partial<Record<Column<T>, string>>>;
      }
    | null;
  readonly columns: Readonly<Partial<Record<Column<T>, HeldColumn>>>;
  readonly codes?: ReadonlyArray<Column<T>>;
  readonly stamps?: ReadonlyArray<Stamp<T>>;
  readonly records?: true | FindRows;
  readonly merge?: Holding['merge'];
  readonly keep?:
    { readonly days: number; readonly since: Column<T> } | Extract<Keep, { readonly drop: unknown }>;
  readonly show?: {
    readonly part: CopyPart;
    readonly at: Column<T>;
    readonly kind?: Column<T>;
    readonly text: ReadonlyArray<Column<T>>;
    readonly sealed?: { readonly column: Column<T>; readonly read: ReadSealed };
  };
  readonly erase: 'blank' | 'delete' | EraseRows | { readonly kept: string };
  readonly also?: (ctx: WriteContext) => Readonly<Partial<Record<Column<T>, unknown>>>;
}

/** What nearly every table has, and what says nothing of anybody: where a row lies and where it stands. */
const COMMON_CODES = ['prefecture', 'region_code', 'status'] as const;

/** Declares what a table holds about whom. A column that is neither named here nor exempted fails the inventory. */
export function holds<T extends Table>(table: T, declared: Declaration<T>): Holding {
  const {
    of,
    by,
    columns,
    codes = [],
    stamps = [],
    records,
    erase,
    merge = 'follow',
    show,
    keep = null,
    also = () => ({}),
  } = declared;
  const { only, ...found } = typeof by === 'string' ? { column: by } : (by ?? {});
  return {
    table,
    of,
    by:
      by === null || !('column' in found)
        ? null
        : { ...found, ...(only === undefined ? {} : { only: defined(only) }) },
    columns: defined(columns),
    codes: [...COMMON_CODES, ...codes],
    stamps,
    records: records ?? false,
    erase,
    merge,
    keep,
    show: show === undefined ? null : { ...show, kind: show.kind ?? null, sealed: show.sealed ?? null },
    also,
  };
}

/** A record without its undefined values. */
function defined<V>(values: Readonly<Record<string, V | undefined>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

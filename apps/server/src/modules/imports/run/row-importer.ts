import type { BulkWrite, WriteContext } from '../../../app/context.ts';
import type { Ref } from '../../../app/ids.ts';
import type { Regions } from '../../reference/index.ts';
import type { RowSettings } from '../rows/vacancy-row.ts';
import type { PreparedRow } from './prepare.ts';

/** Settings of a run. */
export interface RunSettings {
  readonly regions: Regions;
  readonly defaultRegion: string | null;
  readonly publish: boolean;
  /** The site of the person who imports, else null: then the nearest one. */
  readonly siteId: string | null;
  readonly fileName: string;
}

export interface ImportedRow {
  readonly ref: Ref;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** Stored with the source: day of publication there, corrections. */
  readonly info: Readonly<Record<string, unknown>>;
}

/** Imports the rows of one kind, a batch at a time. Nothing it looks up outlives the batch. */
export interface RowImporter {
  /** Looks up in advance what the rows of a batch will need. */
  begin(bulk: BulkWrite, rows: readonly PreparedRow[]): Promise<void>;
  /** @throws RowRejected, DomainError; the caller undoes what the row wrote */
  take(row: PreparedRow, known: Ref | null): Promise<ImportedRow>;
}

export function rowSettings(ctx: WriteContext, settings: RunSettings): RowSettings {
  return { regions: settings.regions, defaultRegion: settings.defaultRegion, now: ctx.now };
}

export type ReadRows<T> = ReadonlyMap<PreparedRow, { readonly value: T } | { readonly error: unknown }>;

/** Parses rows once; a row's error is thrown when its turn comes. */
export function readAll<T>(rows: readonly PreparedRow[], read: (row: PreparedRow) => T): ReadRows<T> {
  const all = new Map<PreparedRow, { readonly value: T } | { readonly error: unknown }>();
  for (const row of rows) {
    try {
      all.set(row, { value: read(row) });
    } catch (error) {
      all.set(row, { error });
    }
  }
  return all;
}

/** @throws the error that parsing the row threw */
export function valueOf<T>(values: ReadRows<T>, row: PreparedRow): T {
  const read = values.get(row);
  if (read === undefined) throw new Error('The row is not of this batch');
  if ('error' in read) throw read.error;
  return read.value;
}

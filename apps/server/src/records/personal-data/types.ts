import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Table } from '../module.ts';

/** Whose data it is. */
export type DataSubject = 'seeker' | 'employer' | 'staff';

/**
 * What a column says of somebody: a name; a number (a phone or ID number: sealed, as a digest or masked); a place; words
 * that somebody typed; facts; or whose row it is.
 */
export type Says = 'name' | 'number' | 'place' | 'words' | 'facts' | 'whose';

/** A column, and what stands in it once the person is erased; its default unless said otherwise. */
export type HeldColumn = Says | { readonly says: Says; readonly blank: unknown };

/** How the rows of a party are found: by its id, or by the id of a record of another table that lies with it. */
export interface HeldBy {
  readonly column: string;
  readonly in?: { readonly table: Table; readonly column: string };
  /** Rows of others in the same table are told apart by these. */
  readonly only?: Readonly<Record<string, string>>;
}

/** A person or employer with everything by which what is kept of them can be found. All of it lies in one prefecture. */
export interface Party {
  readonly kind: 'seeker' | 'employer';
  readonly ref: Ref;
  /** Ids of the record and of those merged into it. */
  readonly ids: readonly string[];
  /** Digests. */
  readonly phones: readonly Buffer[];
  readonly idNumbers: readonly Buffer[];
  readonly names: readonly string[];
  /** Accounts that sign in as them. */
  readonly accounts: readonly string[];
  /** All records that are about them, their own included; some may lie in other prefectures. */
  readonly records: readonly Ref[];
}

/** Where else the rows of a party lie; what `by` finds need not be among them. */
export type FindRows = (ctx: WriteContext, party: Omit<Party, 'records'>) => Promise<Ref[]>;

/** Does what the declaration cannot say; returns the number of rows. */
export type EraseRows = (ctx: WriteContext, party: Party) => Promise<number>;

/** What a table holds of whom, column by column. */
export interface Holding {
  readonly table: Table;
  readonly of: DataSubject;
  /** Null where only a function of the holding finds them. */
  readonly by: HeldBy | null;
  readonly columns: Readonly<Record<string, HeldColumn>>;
  /** Columns with codes, ids and times that say nothing by themselves once the others are blank. */
  readonly codes: readonly string[];
  /** Its rows are records with a history: actions, events and timeline entries name them. */
  readonly records: boolean | FindRows;
  readonly erase: 'blank' | 'delete' | EraseRows | { readonly kept: string };
  /** Columns that erasing sets besides. */
  readonly also: (ctx: WriteContext) => Readonly<Record<string, unknown>>;
}

import type { COPY_PARTS } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import type { Table } from '../module.ts';

/** A part of the person's own copy. */
export type CopyPart = (typeof COPY_PARTS)[number];

/** Whose data it is. */
export type DataSubject = 'seeker' | 'employer' | 'staff' | 'partner';

/**
 * What a column says about a person: a name; a number (a phone or ID number: sealed, as a digest or masked); a place;
 * typed words; facts; or whose row it is.
 */
export type Says = 'name' | 'number' | 'place' | 'words' | 'facts' | 'whose';

/** A column, and its value once the person is erased; by default the column's default. */
export type HeldColumn = Says | { readonly says: Says; readonly blank: unknown };

/** How the rows of a party are found: by its id, or by the id of a record of another table in the same prefecture. */
export interface HeldBy {
  readonly column: string;
  readonly in?: { readonly table: Table; readonly column: string };
  /** Distinguishes the party's rows from those of others in the same table. */
  readonly only?: Readonly<Record<string, string>>;
}

/** A person or employer with everything by which their data can be found. All of it lies in one prefecture. */
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
  /** All records about them, their own included; some may lie in other prefectures. */
  readonly records: readonly Ref[];
}

/** Where else the rows of a party lie; what `by` finds may be left out. */
export type FindRows = (ctx: WriteContext, party: Omit<Party, 'records'>) => Promise<Ref[]>;

/** Does what the declaration cannot express; returns the number of rows. */
export type EraseRows = (ctx: WriteContext, party: Party) => Promise<number>;

/** Hands the rows of a dropped record to the one it is merged into; returns the number of rows. */
export type MergeRows = (ctx: WriteContext, keep: Ref, drop: Ref) => Promise<number>;

/** Tables without personal data, each with what it holds instead. */
export type Impersonal = Readonly<Partial<Record<Table, string>>>;

/** How long rows are kept by themselves: so many days since a moment of theirs, or what takes them away. */
export type Keep =
  | { readonly days: number; readonly since: string }
  | { readonly days: number; readonly drop: (ctx: WriteContext, before: Date) => Promise<number> };

/** What a sealed value says to the person. */
export type ReadSealed = (services: Services, sealed: Buffer) => string;

/** How rows of a table stand in the person's own copy. */
export interface Shown {
  readonly part: CopyPart;
  readonly at: string;
  /** A code, for which the page has words. */
  readonly kind: string | null;
  /** Columns whose texts are joined. */
  readonly text: readonly string[];
  /** A sealed column that is opened for the person, and what is said of it; it stands before the texts. */
  readonly sealed: { readonly column: string; readonly read: ReadSealed } | null;
}

/** What a table holds about whom, column by column. */
export interface Holding {
  readonly table: Table;
  readonly of: DataSubject;
  /** Null where only the holding's own functions find them. */
  readonly by: HeldBy | null;
  readonly columns: Readonly<Record<string, HeldColumn>>;
  /** Columns with codes, ids and times that reveal nothing on their own once the others are blank. */
  readonly codes: readonly string[];
  /** Its rows are records with a history: actions, events and timeline entries refer to them. */
  readonly records: boolean | FindRows;
  readonly erase: 'blank' | 'delete' | EraseRows | { readonly kept: string };
  /** Who did what (`created` for `created_by_kind`, `_id`, `_name`): the names of staff stay, those of parties go. */
  readonly stamps: readonly string[];
  /**
   * What a merge does with the rows of the dropped record: they become those of the kept one, are deleted, or stay with
   * the record that points to it. Rows found by a record of another table follow that record.
   */
  readonly merge: 'repoint' | 'delete' | 'stay' | 'follow' | MergeRows;
  /** Null where the copy tells it in another way, or there is nothing to tell. */
  readonly show: Shown | null;
  /** Null for what lasts as long as the record of the party. */
  readonly keep: Keep | null;
  /** Columns that erasing sets in addition. */
  readonly also: (ctx: WriteContext) => Readonly<Record<string, unknown>>;
}

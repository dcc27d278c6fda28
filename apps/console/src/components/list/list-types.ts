/** One column of a list. Its cell is drawn by the slot `cell-<key>`, otherwise by `text`. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** For plain cells and for paper. */
  readonly text: (row: Row) => string;
  /** Cannot be hidden. */
  readonly fixed?: true;
  /** Shown until the user changes it. */
  readonly usual?: false;
  readonly align?: 'end';
  /** The orders that its head switches between; none where it cannot be sorted by. */
  readonly sorts: readonly ListSort[];
}

export interface ListSort {
  readonly name: string;
  readonly descending: boolean;
}

export interface ListResult<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  /** Where counting stopped. */
  readonly atLeast: number | null;
}

/** Filters as they appear in the address; '' means not set. */
export type ListFilters = Record<string, string>;

export interface ExportOrder {
  readonly format: 'csv' | 'xlsx' | 'pdf' | 'docx';
  readonly reason: string;
  readonly columns: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Whom a view is kept for. */
export type Sharing = 'self' | 'site' | 'region';

/** One column of a list. The slot `cell-<key>` draws its cell, else `text`. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly label: string;
  readonly text?: (row: Row) => string;
  /** Cannot be hidden. */
  readonly fixed?: boolean;
  /** Shown by default. */
  readonly usual?: boolean;
  readonly align?: 'end';
}

export interface ListResult<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** Filters as in the address; '' is not set. */
export type ListFilters = Record<string, string>;

export interface SavedView {
  readonly name: string;
  readonly filters: ListFilters;
}

/** One column of a list. Its cell is drawn by the slot `cell-<key>`, else by `text`. */
export interface ListColumn<Row> {
  readonly key: string;
  readonly label: string;
  readonly text?: (row: Row) => string;
  /** Cannot be left out. */
  readonly fixed?: boolean;
  /** Shown until somebody chooses otherwise. */
  readonly usual?: boolean;
  readonly align?: 'end';
}

export interface ListResult<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** Filters as they stand in the address; '' is not set. */
export type ListFilters = Record<string, string>;

export interface SavedView {
  readonly name: string;
  readonly filters: ListFilters;
}

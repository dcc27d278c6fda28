/**
 * What stands in the cells of a list. Without schemas, so that the console draws its cells by the same rules as files
 * are written by.
 */

/** The content of a cell, before it is put into words of a language. */
export type Cell =
  | string
  | number
  | null
  /** Values named by the shared texts: `{ word: 'vacancyStatus', of: 'published' }`. */
  | { readonly word: string; readonly of: string | readonly string[] }
  /** An instant, shown in Shanghai time. */
  | { readonly instant: string }
  | Bilingual;

/** A text of the domain, in both languages. */
export interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Words by value: a catalogue of the shared texts, or the words themselves. */
export type Words = string | Readonly<Record<string, Bilingual>>;

/** Where a value stands in a row: `name`, or `site.name`, also where there is no site. */
type PathIn<Row> = {
  [K in keyof Row & string]:
    | K
    | (NonNullable<Row[K]> extends readonly unknown[] | string | number | boolean
        ? never
        : `${K}.${keyof NonNullable<Row[K]> & string}`);
}[keyof Row & string];

/**
 * What stands in a cell. A path says it as data, from which the console draws its cells: a text or number, how many
 * (nothing for none), an instant, how long ago one was, a day, or a value that has words. `cell` says it for files
 * alone; the page says what its cell shows.
 */
export type CellRule<Path extends string, Row> =
  | { readonly text: Path }
  | { readonly count: Path }
  | { readonly instant: Path }
  | { readonly since: Path }
  | { readonly day: Path }
  | { readonly word: Words; readonly of: Path }
  | { readonly cell: (row: Row) => Cell };

interface ColumnShape {
  /** Its heading; by default the text `lists.<name of the list>.columns.<key>` of `packages/ui`. */
  readonly heading?: Bilingual;
  /** Cannot be hidden. */
  readonly fixed?: true;
  /** False where the column is hidden by default. */
  readonly usual?: false;
  readonly align?: 'end';
}
/** One column. */
export type ListColumn<Row> = ColumnShape & CellRule<PathIn<Row>, Row>;
/** A column of a list with any type of row. */
export type AnyColumn = ColumnShape & CellRule<string, never>;

/** What a value holds to be put in words: one code, or several. */
function codesIn(value: unknown): string[] {
  if (typeof value === 'boolean' || typeof value === 'number') return [String(value)];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** The content of a column's cell in a row, for files. */
export function cellOf(column: AnyColumn, row: unknown): Cell {
  // A list's own rows are those its columns are made for.
  if ('cell' in column) return column.cell(row as never);
  if ('word' in column) {
    const value = valueAt(row, column.of);
    const codes = codesIn(value);
    const [first] = codes;
    if (first === undefined || first === '') return null;
    if (typeof column.word === 'string')
      return { word: column.word, of: Array.isArray(value) ? codes : first };
    return column.word[first] ?? first;
  }
  const [kind = 'text', path = ''] = ruleOf(column);
  const value = valueAt(row, path);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join('、');
  if (typeof value !== 'string') return null;
  return kind === 'instant' || kind === 'since' ? { instant: value } : value;
}

/** The kind of a column's cell and the path of its value. */
export function ruleOf(column: AnyColumn): readonly [kind: string, path: string] | readonly [] {
  if ('text' in column) return ['text', column.text];
  if ('count' in column) return ['count', column.count];
  if ('instant' in column) return ['instant', column.instant];
  if ('since' in column) return ['since', column.since];
  if ('day' in column) return ['day', column.day];
  return 'word' in column ? ['word', column.of] : [];
}

/** The value at a path of a row; undefined where a step has nothing. */
export function valueAt(row: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
      row,
    );
}

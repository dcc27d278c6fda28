import { shanghaiDate } from '@yizhan/domain';
import type { Paper } from '@yizhan/print';
import type { Locale } from '../../app/errors.ts';

/** The content of a file: headings, and rows as they are read. */
export interface Table {
  readonly title: string;
  readonly locale: Locale;
  /** When and by whom it was taken out; stands at the foot of a printed list. */
  readonly at: Date;
  readonly by: string;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<ReadonlyArray<string | number>>;
}

/** More columns than these want a sheet on its side. */
const UPRIGHT_COLUMNS = 5;
/** Rows by which the widths of columns are guessed. */
const LOOKED_AT = 200;
/** Bounds of a column's share, in characters. */
const [NARROWEST, WIDEST] = [3, 16];

export const pdfInfo = ({ title, locale, at }: Table) => ({ title, locale, at });

/** A list on paper: its head on each page, columns as wide as what usually stands in them. */
export async function* printedList(table: Table): AsyncGenerator<Paper> {
  const rows: string[][] = [];
  for await (const cells of table.rows) rows.push(cells.map(String));
  const { title, headings, locale, at, by } = table;
  yield {
    locale,
    size: 'A4',
    ...(headings.length > UPRIGHT_COLUMNS ? { landscape: true as const } : {}),
    large: false,
    title,
    office: null,
    number: null,
    code: null,
    blocks: [{ kind: 'table', head: headings, widths: widthsOf(headings, rows), rows }],
    foot: `${title} · ${shanghaiDate(at)} · ${by} · ${rows.length}`,
  };
}

function widthsOf(headings: readonly string[], rows: ReadonlyArray<readonly string[]>): number[] {
  return headings.map((heading, at) => {
    const lengths = rows.slice(0, LOOKED_AT).map((row) => lengthOf(row[at] ?? ''));
    const usual = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.8)] ?? 0;
    return Math.min(WIDEST, Math.max(NARROWEST, lengthOf(heading), usual));
  });
}

/** In Chinese characters; a letter of another script takes about half of one. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\p{Script=Han}，。、（）]/u.test(sign) ? 1 : 0.55), 0);
}

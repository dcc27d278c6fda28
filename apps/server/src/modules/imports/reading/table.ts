import type { Bilingual } from '../../../app/errors.ts';

/** One record of a file. `row` is its number in a spreadsheet, counted from 1. */
export interface TableRow {
  readonly row: number;
  /** One per column, trimmed; missing ones are empty. */
  readonly cells: readonly string[];
}

/** A file read into columns and rows; headings are distinct and never empty. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Larger files must be split. A county's whole vacancy list has some ten thousand rows. */
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 200;
const LONGEST_HEADING = 100;
/** A title or a note may precede the headings. */
const HEADING_SEARCH = 8;

/** Why a file cannot be read, in words for the person who uploaded it. */
export class UnreadableFile extends Error {
  readonly code: 'import.unreadable' | 'import.too_large' | 'import.empty';
  readonly why: Bilingual;

  constructor(code: UnreadableFile['code'], why: Bilingual) {
    super(why.en);
    this.name = 'UnreadableFile';
    this.code = code;
    this.why = why;
  }
}

/**
 * Builds a table from raw records. The heading is the row among the first ones with the most headings that `knows`
 * recognises, since lists often have a title above it; else the first row with two filled cells (or one, in a file of
 * one column).
 *
 * @throws UnreadableFile when there is no heading, no row below it, or too much of anything
 */
export function toTable(records: readonly TableRow[], knows: (heading: string) => boolean): Table {
  const filled = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = findHeading(filled, knows);
  if (heading === undefined) throw emptyFile();
  const width = Math.max(
    heading.cells.findLastIndex((cell) => cell !== '') + 1,
    ...filled.slice(0, 200).map(({ cells }) => cells.findLastIndex((cell) => cell !== '') + 1),
  );
  if (width > MOST_COLUMNS) {
    throw new UnreadableFile('import.too_large', {
      'zh-CN': `文件有${width}列，最多${MOST_COLUMNS}列。请删掉用不到的列再上传。`,
      en: `The file has ${width} columns; at most ${MOST_COLUMNS} are read. Please remove those that are not needed.`,
    });
  }
  const rows = filled.filter(({ row }) => row > heading.row);
  if (rows.length === 0) throw emptyFile();
  if (rows.length > MOST_ROWS) {
    throw new UnreadableFile('import.too_large', {
      'zh-CN': `文件有${rows.length}行，一次最多${MOST_ROWS}行。请分成几个文件上传。`,
      en: `The file has ${rows.length} rows; at most ${MOST_ROWS} are taken at once. Please cut it into several files.`,
    });
  }
  const columns = nameColumns(heading.cells, width);
  return {
    columns,
    rows: rows.map(({ row, cells }) => ({ row, cells: columns.map((_, i) => cells[i] ?? '') })),
  };
}

function findHeading(filled: readonly TableRow[], knows: (heading: string) => boolean): TableRow | undefined {
  let best: { row: TableRow; known: number } | undefined;
  for (const row of filled.slice(0, HEADING_SEARCH)) {
    const known = row.cells.filter((cell) => cell !== '' && knows(cell)).length;
    if (known >= 2 && known > (best?.known ?? 0)) best = { row, known };
  }
  const count = ({ cells }: TableRow): number => cells.filter((cell) => cell !== '').length;
  return best?.row ?? filled.slice(0, HEADING_SEARCH).find((row) => count(row) >= 2) ?? filled[0];
}

function nameColumns(cells: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, i) => {
    const typed = (cells[i] ?? '').replace(/\s+/g, ' ').slice(0, LONGEST_HEADING);
    const name = typed === '' ? `第${i + 1}列` : typed;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

export function emptyFile(): UnreadableFile {
  return new UnreadableFile('import.empty', {
    'zh-CN': '文件里没有数据：第一行要是列名，从第二行起每行一条。请检查是不是传错了文件。',
    en: 'There are no rows in the file: the first row must be the headings, each further row one record. Please check that it is the right file.',
  });
}

import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile, type TableRow } from './table.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Characters of the file examined for choosing the delimiter. */
const LOOKED_AT = 64 * 1024;
const SAMPLED = 50;
/** An unclosed quote would turn the rest of the file into one record. */
const LONGEST_RECORD = 2_000_000;

/**
 * Text of a file: by its byte order mark (UTF-8, UTF-16), else UTF-8 where the bytes are valid, else GB18030, which
 * spreadsheet programs write on Chinese desktops.
 *
 * @throws UnreadableFile for bytes that are not text
 */
export function decodeText(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  if (content.includes(0)) throw notText();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(content);
    } catch {
      throw notText();
    }
  }
}

/**
 * Records of a CSV text with any of the usual delimiters; quoted fields may contain line breaks.
 *
 * @throws UnreadableFile naming the line where the quoting breaks off
 */
export function readCsv(content: Buffer): TableRow[] {
  const text = decodeText(content);
  try {
    return records(text, guessDelimiter(text)).map((cells, i) => ({
      row: i + 1,
      cells: cells.map(cleanCell),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 0;
    throw new UnreadableFile('import.unreadable', {
      'zh-CN': `文件从第${line}行起读不下去：多半是少了一个双引号。请用表格软件打开后另存为 CSV 或 XLSX 再上传。`,
      en: `The file cannot be read beyond line ${line}: most likely a double quote is missing. Please open it in a spreadsheet program, save it as CSV or XLSX and upload that.`,
    });
  }
}

function records(text: string, delimiter: string, seen?: (cells: string[]) => void): string[][] {
  return parse(text, {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
    ...(seen === undefined
      ? {}
      : {
          to: SAMPLED,
          on_record: (cells: string[]) => {
            seen(cells);
            return cells;
          },
        }),
  });
}

/** The delimiter that gives the most columns, with the same number in most rows. */
function guessDelimiter(text: string): string {
  const head = text.slice(0, LOOKED_AT);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = sample(head, delimiter).map((cells) => cells.length);
    const widest = mostCommon(widths);
    const agreeing = widths.filter((width) => width === widest).length / Math.max(1, widths.length);
    const score = widest < 2 ? 0 : agreeing * Math.log2(widest + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Records of the beginning; the last one may be cut off, even inside a quote. */
function sample(head: string, delimiter: string): string[][] {
  const found: string[][] = [];
  try {
    records(head, delimiter, (cells) => found.push(cells));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return found.length > 1 ? found.slice(0, -1) : found;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Trims a cell and removes the quote that `safeCell` put before a formula character. */
function cleanCell(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function notText(): UnreadableFile {
  return new UnreadableFile('import.unreadable', {
    'zh-CN': '这个文件不是表格：只能上传 CSV（UTF-8 或 GB18030 编码）或 XLSX。旧的 XLS 请先另存为 XLSX。',
    en: 'This file is no spreadsheet: please upload CSV (UTF-8 or GB18030) or XLSX. An old XLS must be saved as XLSX first.',
  });
}

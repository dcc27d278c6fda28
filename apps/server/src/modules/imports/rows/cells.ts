import type { ColumnMapping } from '@yizhan/contract';
import { cleanWhitespace, stripHtml, toHalfWidth } from '@yizhan/domain';
import type { Table, TableRow } from '../reading/table.ts';

interface MappedColumn {
  readonly heading: string;
  readonly column: number;
}

/** The cells of one row by field. */
export interface Cells {
  /** Text of a field, cleaned; several columns give the filled ones. Empty where there is none. */
  text(field: string): string;
  parts(field: string): ReadonlyArray<{ heading: string; text: string }>;
  isMapped(field: string): boolean;
  heading(field: string): string;
}

/** What people write for "nothing". */
const NOTHING =
  /^(?:无|暂无|没有|略|空|不详|未知|未填|[-—–/\\.*_~]+|null|none|nan|n\/a|undefined|\[phone\]|\[email\])$/i;

/** Returns a reader for the rows of a table under a mapping. */
export function cellReader(table: Table, mapping: ColumnMapping): (row: TableRow) => Cells {
  const columns = new Map<string, MappedColumn[]>();
  table.columns.forEach((heading, column) => {
    const field = mapping[heading];
    if (field === undefined || field === null) return;
    columns.set(field, [...(columns.get(field) ?? []), { heading, column }]);
  });
  return (row) => {
    const parts = (field: string) =>
      (columns.get(field) ?? [])
        .map(({ heading, column }) => ({ heading, text: cleanCell(row.cells[column] ?? '') }))
        .filter(({ text }) => text !== '');
    return {
      parts,
      text: (field) =>
        parts(field)
          .map(({ text }) => text)
          .join(' '),
      isMapped: (field) => columns.has(field),
      heading: (field) => columns.get(field)?.[0]?.heading ?? '',
    };
  };
}

function cleanCell(cell: string): string {
  const text = cleanWhitespace(/<\/?[a-z][^<>]*>/i.test(cell) ? stripHtml(cell) : cell);
  return NOTHING.test(text) ? '' : text;
}

/** The number at the start of a cell, as people write it: 5,000 / 5000元 / 1.2万 / 8k; null where there is none. */
export function numberOf(text: string): number | null {
  const match = /^[¥￥]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(万|千|[kKwW])?/.exec(toHalfWidth(text).trim());
  if (match === null) return null;
  const scale = { 万: 10_000, w: 10_000, 千: 1_000, k: 1_000 }[(match[2] ?? '').toLowerCase()] ?? 1;
  const value = Number((match[1] ?? '').replaceAll(',', '')) * scale;
  return Number.isFinite(value) ? value : null;
}

/** Items of a list cell: JSON and Python lists, or any of the usual separators; distinct, in order. */
export function listOf(text: string): string[] {
  const inner = /^[[(（]([\s\S]*)[\])）]$/.exec(text.trim())?.[1];
  const items = (inner ?? text).split(inner === undefined ? /[,，、;；|\n]+/ : /[,，、;；|]+/);
  const cleaned = items
    .map((item) =>
      cleanWhitespace(item)
        .replace(/^["'“”‘’]+|["'“”‘’]+$/g, '')
        .trim(),
    )
    .filter((item) => item !== '' && !NOTHING.test(item));
  return [...new Set(cleaned)];
}

/** Items of all columns of a field, limited to what a record holds. */
export function tagsOf(cells: Cells, field: string, most = 30, longest = 40): string[] {
  const items = cells.parts(field).flatMap(({ text }) => listOf(text));
  return [...new Set(items.map((item) => item.slice(0, longest)))].slice(0, most);
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Serial numbers of spreadsheet dates from 1995 to 2064; other numbers are not dates. */
const SERIALS = [34_700, 60_300] as const;
/** Earlier years are a missing value (1970 is second 0 of computers). */
const FIRST_YEAR = 1990;

export type DayRead = { readonly day: string | null; readonly readable: boolean };

/**
 * A calendar day as sheets write it: 2025-02-19T15:34:07+08:00, 2025/2/9, 2025年2月9日, 20250209, a spreadsheet's
 * serial number. `day` is null for no date (empty, 长期) and for computers' fillers; `readable` is false for anything
 * else.
 */
export function dayOf(text: string, firstYear = FIRST_YEAR): DayRead {
  const typed = toHalfWidth(text).trim();
  if (typed === '' || !/\d/.test(typed))
    return { day: null, readable: typed === '' || /长期|不限|招满|面议|随时/.test(typed) };
  if (/^\d{5}(?:\.\d+)?$/.test(typed)) {
    const serial = Math.floor(Number(typed));
    if (serial < SERIALS[0] || serial > SERIALS[1]) return { day: null, readable: false };
    return { day: new Date(EXCEL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10), readable: true };
  }
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(typed) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(typed);
  if (match === null) return { day: null, readable: false };
  const [, year = '', month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    return { day: null, readable: false };
  return { day: Number(year) < firstYear ? null : day, readable: true };
}

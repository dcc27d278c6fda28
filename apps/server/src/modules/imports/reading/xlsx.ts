import { Workbook, type CellValue } from '@cj-tech-master/excelts';
import { UnreadableFile, type TableRow } from './table.ts';
import { zipFault, type ZipFault } from './zip-guard.ts';

const FAULTS: Readonly<Record<ZipFault, { 'zh-CN': string; en: string }>> = {
  not_zip: {
    'zh-CN': '这个 XLSX 文件已损坏，读不出来。请用表格软件重新另存一份再上传。',
    en: 'This XLSX file is damaged and cannot be read. Please save it again with a spreadsheet program.',
  },
  encrypted: {
    'zh-CN': '这个文件设了密码，读不出来。请取消密码后再上传。',
    en: 'This file has a password and cannot be read. Please remove the password first.',
  },
  bomb: {
    'zh-CN': '这个文件展开后太大，没有读取。请分成几个文件，或另存为 CSV 再上传。',
    en: 'This file would unfold to too much and was not read. Please cut it into several files or save it as CSV.',
  },
};

/** Values of the first sheet that has any. A formula counts by its stored result; it is never computed. */
export async function readXlsx(content: Buffer): Promise<TableRow[]> {
  const fault = zipFault(content);
  if (fault !== null) {
    throw new UnreadableFile(fault === 'bomb' ? 'import.too_large' : 'import.unreadable', FAULTS[fault]);
  }
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(content);
  } catch {
    throw new UnreadableFile('import.unreadable', FAULTS.not_zip);
  }
  for (const sheet of workbook.worksheets) {
    if (sheet.state !== 'visible') continue;
    const rows: TableRow[] = [];
    sheet.eachRow((row, number) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = cellText(cell.value).trim();
      });
      rows.push({ row: number, cells: Array.from({ length: cells.length }, (_, i) => cells[i] ?? '') });
    });
    if (rows.some(({ cells }) => cells.some((cell) => cell !== ''))) return rows;
  }
  return [];
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'object') {
    if ('richText' in value && value.richText !== undefined) {
      return value.richText.map(({ text }) => text).join('');
    }
    if ('text' in value) return value.text;
    if ('result' in value) return value.result === undefined ? '' : cellText(value.result);
    return '';
  }
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** Without exponents, so that a phone number keeps its eleven digits. */
function numberText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

/** A cell's date has no time zone; the library returns it as if it were UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { z } from 'zod';
import type { ExportFormat } from '@yizhan/contract';
import { writePdf } from '@yizhan/print';
import { csvLine, csvStart } from '../../app/csv.ts';
import { pdfInfo, printedList, type Table } from './printed-list.ts';

export const FILE_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The file, written while it is read. Nothing is read before the first bytes are consumed. */
export function fileOf(format: Exclude<ExportFormat, 'docx'>, table: Table): Readable {
  if (format === 'pdf') return writePdf(printedList(table), pdfInfo(table)).stream;
  return Readable.from(format === 'csv' ? csvLines(table) : xlsxChunks(table), { objectMode: false });
}

async function* csvLines({ headings, rows }: Table): AsyncGenerator<string> {
  yield csvStart(headings);
  for await (const cells of rows) yield csvLine(cells.map(String));
}

/** Sheet names have at most this many characters, and none of these. */
const SHEET_NAME = 31;
const NOT_IN_SHEET_NAME = /[*?:\\/[\]]/g;

async function* xlsxChunks(table: Table): AsyncGenerator<Buffer> {
  const file = new PassThrough();
  const gone = new AbortController();
  file.once('close', () => gone.abort());
  const written = write(table, file, gone.signal).catch((error: unknown) => {
    file.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const chunk of file) yield z.instanceof(Buffer).parse(chunk);
  await written;
}

/** A value is a text or a number, never a formula, whatever it begins with. */
async function write({ title, headings, rows }: Table, file: PassThrough, gone: AbortSignal): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- The package names its own stream class but writes to any stream of Node.
  const book = new WorkbookWriter({ stream: file, useSharedStrings: false, useStyles: true });
  const sheet = book.addWorksheet(title.replaceAll(NOT_IN_SHEET_NAME, ' ').slice(0, SHEET_NAME), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const head = sheet.addRow([...headings]);
  head.font = { bold: true };
  head.commit();
  for await (const cells of rows) {
    if (gone.aborted) return;
    sheet.addRow([...cells]).commit();
    if (file.writableNeedDrain) await once(file, 'drain', { signal: gone });
  }
  sheet.commit();
  await book.commit();
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const repositoryRoot = join(import.meta.dirname, '../../../..');

/** Path of a file of the data folder that stands beside the repository (or where `YIZHAN_SHARED` says). */
export function sharedFile(path: string): string {
  return join(process.env['YIZHAN_SHARED'] ?? join(repositoryRoot, '../shared'), 'data', path);
}

/** Rows of a CSV file by column name; quoted fields may hold commas and line breaks. Ragged rows are left out. */
export function readCsv(file: string): Record<string, string>[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const match of readFileSync(file, 'utf8').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const [, raw = '', end] = match;
    record.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  const [header = [], ...body] = records;
  return body
    .filter((fields) => fields.length === header.length)
    .map((fields) => Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ''])));
}

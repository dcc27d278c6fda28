import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * Real data that tests may measure on. It is kept outside the repository (next to it, or where YIZHAN_SHARED says), so
 * every test that needs it skips where it is absent.
 */
const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const sharedRoot = process.env['YIZHAN_SHARED'] ?? resolve(repositoryRoot, '../shared');

/** Path of a shared data file, or null where it is absent (the test then skips with a message). */
export function sharedFile(path: string): string | null {
  const file = resolve(sharedRoot, 'data', path);
  if (existsSync(file)) return file;
  process.stderr.write(`skipped: real data ${path} is not beside the repository (set YIZHAN_SHARED)\n`);
  return null;
}

/** Records of an RFC 4180 CSV text with a header line. */
export function parseCsv(text: string): Array<Record<string, string>> {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
    } else if (char !== '\r') field += char;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  const header = (rows.shift() ?? []).map((name) => name.replace(/^\ufeff/, ''));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

export function readCsv(file: string): Array<Record<string, string>> {
  return parseCsv(readFileSync(file, 'utf8'));
}

/** Texts of the named fields of every line of a gzipped JSON Lines file; absent ones are empty. */
export function readJsonLines<Field extends string>(
  file: string,
  fields: readonly Field[],
): Array<Record<Field, string>> {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => textFields(JSON.parse(line), fields));
}

function textFields<Field extends string>(value: unknown, fields: readonly Field[]): Record<Field, string> {
  const found = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const text = (field: string): string => {
    const held = found.get(field);
    return typeof held === 'string' || typeof held === 'number' ? String(held) : '';
  };
  return fields.reduce((row, field) => ({ ...row, [field]: text(field) }), emptyRow(fields));
}

function emptyRow<Field extends string>(fields: readonly Field[]): Record<Field, string>;
function emptyRow(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, '']));
}

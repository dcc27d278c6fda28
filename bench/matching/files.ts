/** Reading the judged set and the vacancies it names. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A file of the evaluation is missing or has the wrong content; the message names the file and the row. */
export class BadFileError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'BadFileError';
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new BadFileError(file, code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`);
  }
}

/** Parses one row and names it in the error. `row` counts from 1, without the header of a CSV. */
function rowOf<T>(schema: z.ZodType<T>, value: unknown, file: string, row: number): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadFileError(
    file,
    `row ${row}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not understood'}`,
  );
}

/** The rows of a CSV file, which must have these columns. */
function rowsOfCsv(file: string, columns: readonly string[]): Record<string, string>[] {
  const text = textOf(file);
  const rows = parseCsv(text);
  const header = new Set(rows[0] === undefined ? [] : Object.keys(rows[0]));
  if (rows.length === 0) throw new BadFileError(file, 'holds no rows of CSV');
  const missing = columns.filter((column) => !header.has(column));
  if (missing.length > 0) throw new BadFileError(file, `has no column ${missing.join(', ')}`);
  return rows;
}

/** Rows of a CSV text by column name; quoted fields may hold commas, quotes and line breaks. */
export function parseCsv(text: string): Record<string, string>[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
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

export const Profile = z.object({
  id: z.string(),
  text: z.string(),
  wanted: z.array(z.string()),
  city: z.string(),
  district: z.string(),
  education: z.string().default(''),
  age: z.number(),
  experience: z.array(z.object({ title: z.string(), years: z.number() })).default([]),
  skills: z.array(z.string()).default([]),
  certificates: z.array(z.string()).default([]),
  pay_min: z.number().nullable().default(null),
  kind: z.enum(['full_time', 'part_time', 'any']).catch('any'),
  cannot: z.array(z.string()).default([]),
});
export type Profile = z.infer<typeof Profile>;

const Advert = z.object({
  id: z.string(),
  title: z.string(),
  company: z.string(),
  area: z.string(),
  address: z.string().default(''),
  lng: z.string().default(''),
  lat: z.string().default(''),
  education: z.string().default(''),
  exp_years: z.string().default(''),
  salary_min: z.string().default(''),
  salary_max: z.string().default(''),
  skills: z.string().default(''),
  benefits: z.string().default(''),
  description: z.string().default(''),
});
export type Advert = z.infer<typeof Advert>;

const Judgement = z.object({
  profile_id: z.string(),
  vacancy_id: z.string(),
  grade: z.coerce.number().int().min(0).max(3),
  reason: z.string().default(''),
});
export type Judgement = z.infer<typeof Judgement>;

/** @throws BadFileError */
export function readProfiles(file: string): Profile[] {
  const lines = textOf(file)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new BadFileError(file, 'holds no profiles');
  return lines.map((line, i) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new BadFileError(file, `row ${i + 1}: is no JSON`);
    }
    return rowOf(Profile, value, file, i + 1);
  });
}

/** @throws BadFileError */
export function readJudgements(file: string): Judgement[] {
  return rowsOfCsv(file, ['profile_id', 'vacancy_id', 'grade']).map((row, i) =>
    rowOf(Judgement, row, file, i + 1),
  );
}

/** All adverts of the files by id; the first file that has an id wins. @throws BadFileError */
export function readAdverts(files: readonly string[]): Map<string, Advert> {
  const adverts = new Map<string, Advert>();
  for (const file of files) {
    for (const [i, row] of rowsOfCsv(file, ['id', 'title', 'company', 'area']).entries()) {
      const advert = rowOf(Advert, row, file, i + 1);
      if (!adverts.has(advert.id)) adverts.set(advert.id, advert);
    }
  }
  return adverts;
}

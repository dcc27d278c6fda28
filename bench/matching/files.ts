/** Reading the judged set and the vacancies it names. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

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
  education: z.string(),
  age: z.number(),
  experience: z.array(z.object({ title: z.string(), years: z.number() })),
  skills: z.array(z.string()),
  certificates: z.array(z.string()),
  pay_min: z.number().nullable(),
  kind: z.enum(['full_time', 'part_time', 'any']),
  cannot: z.array(z.string()),
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

export function readProfiles(file: string): Profile[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Profile.parse(JSON.parse(line)));
}

export function readJudgements(file: string): Judgement[] {
  return parseCsv(readFileSync(file, 'utf8')).map((row) => Judgement.parse(row));
}

/** All adverts of the files by id; the first file that has an id wins. */
export function readAdverts(files: readonly string[]): Map<string, Advert> {
  const adverts = new Map<string, Advert>();
  for (const file of files) {
    for (const row of parseCsv(readFileSync(file, 'utf8'))) {
      const advert = Advert.parse(row);
      if (!adverts.has(advert.id)) adverts.set(advert.id, advert);
    }
  }
  return adverts;
}

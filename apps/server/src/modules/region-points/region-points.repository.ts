import { sql } from 'kysely';
import { z } from 'zod';
import {
  POINT_PRECISIONS,
  POINT_SOURCES,
  type LngLat,
  type PointPrecision,
  type PointSource,
} from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';

/** A point of a division with the data it was learned from. */
export interface LearnedRow {
  readonly code: string;
  readonly point: LngLat;
  readonly samples: number;
  readonly spread: number;
}

/** The bureau's own points, by code. */
export async function readOwnPoints(db: Reader, codes: readonly string[]): Promise<Map<string, LngLat>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('region_points')
    .select(['region_code', 'lng', 'lat'])
    .where('source', '=', 'bureau')
    .where('region_code', 'in', [...codes])
    .execute();
  return new Map(rows.map(({ region_code: code, lng, lat }) => [code, { lng, lat }]));
}

export async function upsertOwnPoints(
  trx: Transaction,
  points: ReadonlyArray<{ code: string; point: LngLat }>,
  now: Date,
): Promise<void> {
  if (points.length === 0) return;
  await sql`insert into region_points (region_code, source, lng, lat, updated_at)
    select code, 'bureau', lng, lat, ${now}::timestamptz
    from unnest(${points.map(({ code }) => code)}::text[], ${points.map(({ point }) => point.lng)}::float8[],
      ${points.map(({ point }) => point.lat)}::float8[]) as p (code, lng, lat)
    on conflict (region_code, source) do update set lng = excluded.lng, lat = excluded.lat, updated_at = excluded.updated_at`.execute(
    trx,
  );
}

/** False when there was none. */
export async function deleteOwnPoint(trx: Transaction, code: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('region_points')
    .where('region_code', '=', code)
    .where('source', '=', 'bureau')
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface PointRow {
  readonly lng: number | null;
  readonly lat: number | null;
  readonly source: PointSource | null;
  readonly precision: PointPrecision | null;
  readonly own: boolean;
  readonly learned: { readonly samples: number; readonly spread: number } | null;
}

const PointRows = z.array(
  z.object({
    code: z.string(),
    lng: z.number().nullable(),
    lat: z.number().nullable(),
    source: z.enum(POINT_SOURCES).nullable(),
    precision: z.enum(POINT_PRECISIONS).nullable(),
    own: z.boolean(),
    samples: z.int().nullable(),
    spread: z.int().nullable(),
  }),
);

/** The best points of divisions as stored, and what else is known about them. */
export async function readPointRows(db: Reader, codes: readonly string[]): Promise<Map<string, PointRow>> {
  const { rows } = await sql`
    select r.code, r.lng, r.lat, r.point_source as source, r.point_precision as precision,
      b.region_code is not null as own, l.samples, l.spread
    from regions r
    left join region_points b on b.region_code = r.code and b.source = 'bureau'
    left join region_points l on l.region_code = r.code and l.source = 'records'
    where r.code = any(${[...codes]}::text[])`.execute(db);
  return new Map(
    PointRows.parse(rows).map(({ code, samples, spread, ...row }) => [
      code,
      { ...row, learned: samples === null || spread === null ? null : { samples, spread } },
    ]),
  );
}

/** Replaces what a prefecture's records said before with what they say now. */
export async function replaceLearned(
  trx: Transaction,
  prefecture: string,
  rows: readonly LearnedRow[],
  now: Date,
): Promise<void> {
  await trx
    .deleteFrom('region_points')
    .where('source', '=', 'records')
    .where('region_code', 'like', `${prefecture}%`)
    .where('region_code', 'not in', rows.length === 0 ? [''] : rows.map(({ code }) => code))
    .execute();
  if (rows.length === 0) return;
  await sql`insert into region_points (region_code, source, lng, lat, samples, spread, updated_at)
    select code, 'records', lng, lat, samples, spread, ${now}::timestamptz
    from unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ point }) => point.lng)}::float8[],
      ${rows.map(({ point }) => point.lat)}::float8[], ${rows.map(({ samples }) => samples)}::int[],
      ${rows.map(({ spread }) => spread)}::int[]) as p (code, lng, lat, samples, spread)
    on conflict (region_code, source) do update set lng = excluded.lng, lat = excluded.lat, samples = excluded.samples,
      spread = excluded.spread, updated_at = excluded.updated_at`.execute(trx);
}

/** Prefectures with records to learn from, or with points learned before. */
export async function listLearningPrefectures(db: Reader): Promise<string[]> {
  const { rows } = await sql`
    select prefecture from employers group by prefecture
    union select left(region_code, 4) from sites
    union select left(region_code, 4) from region_points where source = 'records'
    order by 1`.execute(db);
  return z
    .array(z.object({ prefecture: z.string() }))
    .parse(rows)
    .map(({ prefecture }) => prefecture);
}

const Workplaces = z.array(z.object({ code: z.string(), lng: z.number(), lat: z.number() }));

/**
 * The different places, to about a hundred metres, of the network's records in a prefecture: sites, organisations that
 * employ, and the vacancies they publish. Nothing of private people counts: neither homes nor a household's vacancies.
 */
export async function readWorkplaces(
  db: Reader,
  prefecture: string,
): Promise<Array<{ code: string; lng: number; lat: number }>> {
  const { rows } = await sql`
    select distinct code, round(lng::numeric, 3)::float8 as lng, round(lat::numeric, 3)::float8 as lat
    from (
      select v.region_code as code, v.lng, v.lat
      from vacancies v
      join employers e on e.prefecture = v.prefecture and e.id = v.employer_id
      where v.prefecture = ${prefecture} and v.lng is not null and v.lat is not null
        and v.first_published_at is not null and e.kind = 'organisation'
      union all
      select e.region_code, e.lng, e.lat
      from employers e
      where e.prefecture = ${prefecture} and e.kind = 'organisation' and e.lng is not null and e.lat is not null
      union all
      select s.region_code, s.lng, s.lat
      from sites s
      where s.region_code like ${`${prefecture}%`} and s.lng is not null and s.lat is not null
    ) as known
    where lng between -180 and 180 and lat between -90 and 90
    order by code, lng, lat`.execute(db);
  return Workplaces.parse(rows);
}

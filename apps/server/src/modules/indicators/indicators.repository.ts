import { sql } from 'kysely';
import { z } from 'zod';
import type { IndicatorCode } from '@yizhan/domain';
import { decodeCursor } from '../../app/db/cursor.ts';
import type { Reader } from '../../app/db/database.ts';
import { factsOf, type Frame } from './facts.repository.ts';

/** What counts once, and how often it happened (or how many places, for vacancies). */
export interface Figure {
  readonly value: number;
  readonly times: number;
}

const COUNTED = sql`count(distinct (f.prefecture, f.unit))::int as value, coalesce(sum(f.times), 0)::int as times`;

export async function readFigure(db: Reader, code: IndicatorCode, frame: Frame): Promise<Figure> {
  const { rows } = await sql<Figure>`select ${COUNTED} from ${factsOf(code, frame)} f`.execute(db);
  return rows[0] ?? { value: 0, times: 0 };
}

/** Counts by day, week (from Monday) or month, each named by its first day; `shift` days are added to every day first. */
export async function readSeries(
  db: Reader,
  code: IndicatorCode,
  frame: Frame,
  by: 'day' | 'week' | 'month',
  shift: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ bucket: string; value: number }>`
    select date_trunc(${by}, (f.day + ${shift}::int)::timestamp)::date as bucket, ${COUNTED}
    from ${factsOf(code, frame)} f group by 1`.execute(db);
  return new Map(rows.map(({ bucket, value }) => [bucket, value]));
}

/** Counts by division, cut to `digits`. */
export async function readByRegion(
  db: Reader,
  code: IndicatorCode,
  frame: Frame,
  digits: number,
): Promise<Array<Figure & { key: string }>> {
  const { rows } = await sql<Figure & { key: string }>`
    select left(f.region_code, ${digits}::int) as key, ${COUNTED}
    from ${factsOf(code, frame)} f group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

/** Counts by site; null is for records of no site. */
export async function readBySite(
  db: Reader,
  code: IndicatorCode,
  frame: Frame,
): Promise<Array<Figure & { key: string | null; name: string | null }>> {
  const { rows } = await sql<Figure & { key: string | null; name: string | null }>`
    select f.site_id as key, t.name, ${COUNTED}
    from ${factsOf(code, frame)} f left join sites t on t.id = f.site_id
    group by 1, 2 order by 3 desc, 2 nulls last`.execute(db);
  return rows;
}

/** One vacancy or person behind a figure, with the first record that made it count. */
export interface FactRow {
  readonly prefecture: string;
  readonly unit: string;
  readonly record_prefecture: string;
  readonly record: string;
  readonly day: string;
  readonly title: string;
  readonly detail: string;
  readonly times: number;
  readonly records: number;
  readonly site: string | null;
}

const FactCursor = z.tuple([z.iso.date(), z.uuid()]);

/** As many rows as the figure says, newest first. */
export async function listFacts(
  db: Reader,
  code: IndicatorCode,
  frame: Frame,
  page: { cursor?: string | undefined; limit: number },
): Promise<FactRow[]> {
  const after = decodeCursor(page.cursor, FactCursor);
  const { rows } = await sql<FactRow>`
    select * from (
      select distinct on (f.prefecture, f.unit) f.prefecture, f.unit, f.record_prefecture, f.record, f.day, f.title,
        f.detail, t.name as site,
        (sum(f.times) over (partition by f.prefecture, f.unit))::int as times,
        (count(*) over (partition by f.prefecture, f.unit))::int as records
      from ${factsOf(code, frame)} f left join sites t on t.id = f.site_id
      order by f.prefecture, f.unit, f.day, f.record) u
    where ${after === null ? sql`true` : sql`(u.day, u.unit) < (${after[0]}::date, ${after[1]}::uuid)`}
    order by u.day desc, u.unit desc limit ${page.limit + 1}`.execute(db);
  return rows;
}

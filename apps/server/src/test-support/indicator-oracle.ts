import { sql, type RawBuilder } from 'kysely';
import { addDays, shanghaiInstant, type IndicatorCode } from '@yizhan/domain';
import type { Reader } from '../app/db/database.ts';

/*
 * The indicators as they were counted before there were countables: each from the records themselves, at every query.
 * Slow and plain, and the reference from which the figures must never differ.
 */

/** The scope of a figure: a period of days in Shanghai, and a place. */
export interface CountScope {
  readonly from: string;
  readonly to: string;
  /** Division prefixes the caller may see; the empty one is everything. */
  readonly regions: readonly string[];
  /** Sites whose records the caller may see wherever they lie. */
  readonly sites: readonly string[];
  readonly siteId: string | null;
  /** Only records that name exactly this division. */
  readonly exactRegion: string | null;
}

const dayOf = (column: RawBuilder<unknown>) => sql<string>`(${column} at time zone 'Asia/Shanghai')::date`;

function within(countScope: CountScope, column: RawBuilder<unknown>) {
  return sql`${column} >= ${shanghaiInstant(countScope.from)} and ${column} < ${shanghaiInstant(addDays(countScope.to, 1))}`;
}

/**
 * The records behind each indicator, one row per record, with: `prefecture` and `unit` (the vacancy or person that
 * counts once), `record` and `kind` to open, `day`, `region_code`, `site_id`, `times`, `title`, `detail`. Figure,
 * series, split and list all come from these rows, so that they cannot contradict each other.
 */
const FACTS: Readonly<Record<IndicatorCode, (countScope: CountScope) => RawBuilder<unknown>>> = {
  vacancies_collected: (countScope) => sql`
    select v.prefecture, v.id as unit, v.id as record, v.prefecture as record_prefecture,
      ${dayOf(sql`v.first_published_at`)} as day, v.region_code, v.site_id, v.headcount as times,
      v.title, e.name as detail
    from vacancies v join employers e on e.prefecture = v.prefecture and e.id = v.employer_id
    where ${within(countScope, sql`v.first_published_at`)}`,
  people_registered: (countScope) => sql`
    select s.prefecture, s.id as unit, s.id as record, s.prefecture as record_prefecture,
      ${dayOf(sql`s.created_at`)} as day, s.region_code, s.site_id, 1 as times, s.name as title,
      coalesce(s.wanted->0->>'title', '') as detail
    from seekers s where s.merged_into is null and ${within(countScope, sql`s.created_at`)}`,
  people_referred: (countScope) =>
    placements(dayOf(sql`p.referred_at`), within(countScope, sql`p.referred_at`)),
  intentions: (countScope) =>
    // A hire without a separate intention counts on the day of the hire, unless it was recorded by mistake.
    firstOfEpisodes(
      sql`case when p.intention_at is not null then ${dayOf(sql`p.intention_at`)} else p.start_date end`,
      sql`p.intention_at is not null or (${HIRED})`,
      countScope,
    ),
  hires: (countScope) => firstOfEpisodes(sql`p.start_date`, HIRED, countScope),
  kept: (countScope) =>
    firstOfEpisodes(dayOf(sql`p.ended_at`), sql`p.status = 'settled' and p.ended_at is not null`, countScope),
};

const HIRED = sql`p.start_date is not null and p.hired_at is not null
  and p.stop_reason is distinct from 'recorded_by_mistake'`;

/** Placements without those that follow another of the same person and employer within 90 days. */
function firstOfEpisodes(day: RawBuilder<unknown>, where: RawBuilder<unknown>, { from, to }: CountScope) {
  return sql`
    select e.* from (
      select f.*, lag(f.day) over (partition by f.unit, f.employer_id order by f.day, f.record) as before
      from (${placements(day, where)}) f) e
    where e.day between ${from}::date and ${to}::date and (e.before is null or e.day - e.before > 90)`;
}

function placements(day: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  return sql`
    select p.prefecture, p.seeker_id as unit, p.id as record, p.prefecture as record_prefecture, ${day} as day,
      p.region_code, p.site_id, p.employer_id, 1 as times, s.name as title,
      (p.vacancy_copy->>'title') || ' · ' || (p.vacancy_copy->>'employerName') as detail
    from placements p join seekers s on s.prefecture = p.prefecture and s.id = p.seeker_id
    where ${where}`;
}

/** The records of a figure within its scope, as a subquery. */
function factsOf(code: IndicatorCode, countScope: CountScope): RawBuilder<unknown> {
  const places = countScope.regions.map((region) =>
    region === '' ? sql`true` : sql`f.region_code like ${`${region}%`}`,
  );
  if (countScope.sites.length > 0) places.push(sql`f.site_id = any(${[...countScope.sites]}::uuid[])`);
  return sql`(select f.* from (${FACTS[code](countScope)}) f
    where (${places.length === 0 ? sql`false` : sql.join(places, sql` or `)})
      and ${countScope.siteId === null ? sql`true` : sql`f.site_id = ${countScope.siteId}::uuid`}
      and ${countScope.exactRegion === null ? sql`true` : sql`f.region_code = ${countScope.exactRegion}`})`;
}

/** What counts once, and how often it happened (or how many places, for vacancies). */
export interface Figure {
  readonly value: number;
  readonly times: number;
}

const COUNTED = sql`count(distinct (f.prefecture, f.unit))::int as value, coalesce(sum(f.times), 0)::int as times`;

export async function readFigure(db: Reader, code: IndicatorCode, countScope: CountScope): Promise<Figure> {
  const { rows } = await sql<Figure>`select ${COUNTED} from ${factsOf(code, countScope)} f`.execute(db);
  return rows[0] ?? { value: 0, times: 0 };
}

/** Counts by day, week (from Monday) or month, each named by its first day; `shift` days are added to every day first. */
export async function readSeries(
  db: Reader,
  code: IndicatorCode,
  countScope: CountScope,
  by: 'day' | 'week' | 'month',
  shift: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ bucket: string; value: number }>`
    select date_trunc(${by}, (f.day + ${shift}::int)::timestamp)::date as bucket, ${COUNTED}
    from ${factsOf(code, countScope)} f group by 1`.execute(db);
  return new Map(rows.map(({ bucket, value }) => [bucket, value]));
}

/** Counts by division, cut to `digits`. */
export async function readByRegion(
  db: Reader,
  code: IndicatorCode,
  countScope: CountScope,
  digits: number,
): Promise<Array<Figure & { key: string }>> {
  const { rows } = await sql<Figure & { key: string }>`
    select left(f.region_code, ${digits}::int) as key, ${COUNTED}
    from ${factsOf(code, countScope)} f group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

/** Counts by site; null is for records without a site. */
export async function readBySite(
  db: Reader,
  code: IndicatorCode,
  countScope: CountScope,
): Promise<Array<Figure & { key: string | null; name: string | null }>> {
  const { rows } = await sql<Figure & { key: string | null; name: string | null }>`
    select f.site_id as key, t.name, ${COUNTED}
    from ${factsOf(code, countScope)} f left join sites t on t.id = f.site_id
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

/** As many rows as the figure states, newest first. */
export async function listFacts(db: Reader, code: IndicatorCode, countScope: CountScope): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select * from (
      select distinct on (f.prefecture, f.unit) f.prefecture, f.unit, f.record_prefecture, f.record, f.day, f.title,
        f.detail, t.name as site,
        (sum(f.times) over (partition by f.prefecture, f.unit))::int as times,
        (count(*) over (partition by f.prefecture, f.unit))::int as records
      from ${factsOf(code, countScope)} f left join sites t on t.id = f.site_id
      order by f.prefecture, f.unit, f.day, f.record) u
    order by u.day desc, u.unit desc`.execute(db);
  return rows;
}

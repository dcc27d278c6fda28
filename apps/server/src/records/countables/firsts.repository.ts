import { sql, type RawBuilder } from 'kysely';
import { addDays, definitionOf, firstOfMonth, monthNumber, type CountedAs, type Days } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { upTo } from './figures.repository.ts';
import { changesIn, DIGITS, groundOf, rowsIn, sumsIn, type Ground, type Scope } from './scope.sql.ts';

/** The row with which a subject first counts in a period. */
export interface FirstRow {
  readonly prefecture: string;
  readonly subjectId: string;
  readonly sourceId: string;
  readonly day: string;
  readonly siteId: string | null;
  /** The sum of the subject's rows in the period. */
  readonly times: number;
  /** The best grade of these rows, and the record of the earliest that has it; null for kinds that claim nothing. */
  readonly grade: number | null;
  readonly provedBy: string | null;
}

/** The last row shown before. */
export interface Place {
  readonly day: string;
  readonly subjectId: string;
}

/** Days searched together at first; doubled while they contain too few rows. */
const DAYS_AT_ONCE = 32;

/**
 * As many rows as the figure of the period states, newest first, at most `limit`. Sums show on which days a subject
 * first counts, so that days with only repeated subjects are skipped.
 */
export async function listFirsts(
  db: Reader,
  kind: CountedAs,
  scope: Scope,
  period: Days,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<FirstRow[]> {
  const ground = groundOf(scope);
  const asked: Asked = { kind, scope, period, after: page.after };
  const found: FirstRow[] = [];
  let until = page.after === null || page.after.day > period.to ? period.to : page.after.day;
  for (let span = DAYS_AT_ONCE; until >= period.from && found.length < page.limit; span *= 2) {
    const limit = page.limit - found.length;
    if (ground?.beside === null) {
      const places = await whereFirsts(db, asked, ground, until, { days: span, rows: 2 * limit });
      const last = places.days.at(-1);
      if (last === undefined) break;
      found.push(...(await readInAreas(db, asked, ground, places, limit)));
      until = addDays(last, -1);
    } else {
      const earliest = addDays(until, 1 - span);
      const from = earliest < period.from ? period.from : earliest;
      found.push(...(await readInScope(db, asked, { from, to: until }, limit)));
      until = addDays(from, -1);
    }
  }
  return found;
}

interface Asked {
  readonly kind: CountedAs;
  readonly scope: Scope;
  readonly period: Days;
  readonly after: Place | null;
}

interface FirstPlaces {
  /** Newest first. */
  readonly days: readonly string[];
  readonly areas: readonly string[];
}

/** The newest days that may contain a subject's first row in the period, and in which areas. */
async function whereFirsts(
  db: Reader,
  { kind, period }: Asked,
  { level, area }: Ground,
  until: string,
  most: { readonly days: number; readonly rows: number },
): Promise<FirstPlaces> {
  const kinds = [kind];
  // For a partial month, sums do not say whether a forerunner lies before the period: all its days are searched.
  const first = monthNumber(period.from) + (period.from === firstOfMonth(period.from) ? 0 : 1);
  const back = sql`((extract(year from s.at) * 12 + extract(month from s.at))::int - ${first + 1}::int)`;
  const days = sql`between ${period.from}::date and ${until}::date`;
  const { rows } = await sql<{ day: string; firsts: number; areas: string[] }>`
    select day, sum(n)::int as firsts, array_agg(distinct area) as areas from (
      select s.at as day, s.area,
        s.rows - case when ${back} < 0 then 0 else ${upTo('repeats_by_months', back)} end as n
      from countable_sums s where ${sumsIn(level, area, kinds)} and s.span = 'day' and s.at ${days}
      union all
      select c.day, left(c.region_code, ${DIGITS[level]}::int), 1
      from countable_changes c where ${changesIn('c', area, kinds)} and c.sign = 1 and c.day ${days}
    ) perhaps where n > 0 group by 1 order by 1 desc limit ${most.days}`.execute(db);
  const chosen: string[] = [];
  const areas = new Set<string>();
  let held = 0;
  for (const row of rows) {
    if (held >= most.rows) break;
    chosen.push(row.day);
    for (const each of row.areas) areas.add(each);
    held += row.firsts;
  }
  return { days: chosen, areas: [...areas] };
}

/**
 * First rows of some days in some areas, where the forerunner alone decides whether they are first. Each area yields at
 * most a page, which its index returns in order.
 */
async function readInAreas(
  db: Reader,
  asked: Asked,
  { level }: Ground,
  { days, areas }: FirstPlaces,
  limit: number,
): Promise<FirstRow[]> {
  const { once, atHome } = definitionOf(asked.kind);
  const forerunner = sql.ref(`c.forerunner_${level}`);
  const first = sql`(${forerunner} is null or ${forerunner} < ${asked.period.from}::date)`;
  const rows = sql`c.voided_at is null and c.kind = ${asked.kind} and c.day = any(${[...days]}::date[])
    and ${once ? sql`true` : first} and ${isAfter(asked.after)}`;
  const column = sql.ref(`c.in_${level}`);
  // Rows of people lie in the prefecture in which they count. Others may lie anywhere, and are queried all together.
  const homes = atHome ? [...Map.groupBy(areas, (area) => area.slice(0, DIGITS.prefecture))] : [];
  const parts = homes.map(
    ([prefecture, some]) => sql`
      (select c.* from unnest(${some}::text[]) as a(area) cross join lateral (
        select c.* from countables c
        where c.prefecture = ${prefecture} and ${column} = a.area collate "C" and ${rows}
        order by c.day desc, c.subject_id desc limit ${limit}) c)`,
  );
  if (!atHome) {
    parts.push(sql`(select c.* from countables c where ${column} = any(${[...areas]}::text[]) and ${rows}
      order by c.day desc, c.subject_id desc limit ${limit})`);
  }
  return readPage(db, asked, sql`(${sql.join(parts, sql` union all `)}) c`, limit);
}

/** First rows of an interval in any scope. */
async function readInScope(db: Reader, asked: Asked, { from, to }: Days, limit: number): Promise<FirstRow[]> {
  const { kind, scope, period } = asked;
  // The sum keeps the subquery separate, so it runs for these rows only, not for all rows of the period.
  const first = sql`(c.forerunner_prefecture is null or c.forerunner_prefecture < ${period.from}::date or (
    select count(*) from countables e
    where e.prefecture = c.prefecture and e.subject_id = c.subject_id and ${rowsIn('e', scope, [kind])}
      and e.day >= ${period.from}::date and (e.day, e.source_id) < (c.day, c.source_id)) = 0)`;
  return readPage(
    db,
    asked,
    sql`(select c.* from countables c
      where ${rowsIn('c', scope, [kind])} and c.day between ${from}::date and ${to}::date
        and ${definitionOf(kind).once ? sql`true` : first} and ${isAfter(asked.after)}) c`,
    limit,
  );
}

const isAfter = (after: Place | null) =>
  after === null ? sql`true` : sql`(c.day, c.subject_id) < (${after.day}::date, ${after.subjectId}::uuid)`;

async function readPage(
  db: Reader,
  { kind, scope, period }: Asked,
  from: RawBuilder<unknown>,
  limit: number,
): Promise<FirstRow[]> {
  const { rows } = await sql<Omit<FirstRow, 'times' | 'grade' | 'provedBy'>>`
    select c.prefecture, c.subject_id as "subjectId", c.source_id as "sourceId", c.day, c.site_id as "siteId"
    from ${from} order by c.day desc, c.subject_id desc limit ${limit}`.execute(db);
  if (rows.length === 0) return [];
  const { rows: sums } = await sql<{
    subjectId: string;
    times: number;
    grade: number | null;
    provedBy: string | null;
  }>`
    select t.subject_id as "subjectId", sum(t.amount) as times, min(t.grade) as grade,
      (array_agg(t.source_id order by t.grade, t.day, t.source_id) filter (where t.grade is not null))[1] as "provedBy"
    from countables t
    where t.prefecture = any(${[...new Set(rows.map(({ prefecture }) => prefecture))]}::text[])
      and t.subject_id = any(${rows.map(({ subjectId }) => subjectId)}::uuid[])
      and ${rowsIn('t', scope, [kind])} and t.day between ${period.from}::date and ${period.to}::date
    group by 1`.execute(db);
  const found = new Map(sums.map((sum) => [sum.subjectId, sum]));
  return rows.map((row) => {
    const { times = 0, grade = null, provedBy = null } = found.get(row.subjectId) ?? {};
    return { ...row, times, grade, provedBy };
  });
}

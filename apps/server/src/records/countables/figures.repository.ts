import { sql, type RawBuilder } from 'kysely';
import { definitionOf, coverOf, firstOfMonth, monthNumber, type CountedAs, type Days } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { apart, changesIn, groundOf, rowsIn, sumsIn, type Ground, type Scope } from './scope.sql.ts';

/** Subjects, each counted once, and the sum of their rows' amounts (occurrences, or places). */
export interface Figure {
  readonly value: number;
  readonly times: number;
}

/** How a figure is split: by division cut to some digits, or by site (empty for none). */
export type Split = { readonly by: 'region'; readonly digits: 4 | 6 | 9 } | { readonly by: 'site' };

interface Asked {
  readonly kinds: readonly CountedAs[];
  readonly period: Days;
  readonly split: Split | null;
}

const NOWHERE = '';

/**
 * The figures of some kinds in some periods. One statement reads sums together with their pending changes, so that no
 * figure is ever late or counted twice.
 */
export async function readFigures(
  db: Reader,
  kinds: readonly CountedAs[],
  scope: Scope,
  periods: readonly Days[],
): Promise<(kind: CountedAs, period: number) => Figure> {
  const parts = periods.flatMap((period, index) =>
    apart(kinds).flatMap((some) =>
      partsOf(scope, { kinds: some, period, split: null }).map((part) => [index, part] as const),
    ),
  );
  const { rows } = await sql<Figure & { kind: string; period: number }>`
    select kind, period, sum(n)::int as value, sum(amount) as times
    from (${sql.join(
      parts.map(([index, part]) => sql`select ${index}::int as period, p.* from (${part}) p`),
      sql` union all `,
    )}) parts group by 1, 2`.execute(db);
  const found = new Map(
    rows.map(({ kind, period, value, times }) => [`${kind} ${period}`, { value, times }]),
  );
  return (kind, period) => found.get(`${kind} ${period}`) ?? { value: 0, times: 0 };
}

/** A figure by division or site, without zero entries. */
export async function readSplit(
  db: Reader,
  kind: CountedAs,
  scope: Scope,
  period: Days,
  split: Split,
): Promise<Array<Figure & { key: string }>> {
  const { rows } = await sql<Figure & { key: string }>`
    select key, sum(n)::int as value, sum(amount) as times
    from (${sql.join(partsOf(scope, { kinds: [kind], period, split }), sql` union all `)}) parts
    group by 1 having sum(n) <> 0`.execute(db);
  return rows;
}

/** Queries of `kind`, `key`, `n` and `amount` that together make up a figure. */
function partsOf(scope: Scope, asked: Asked): RawBuilder<unknown>[] {
  const ground = groundOf(scope);
  const sums = ground === null ? null : sumsFor(ground, asked);
  if (ground === null || sums === null) return [rowsOf(scope, asked, null)];
  const parts = fromSums(ground, sums, asked);
  if (ground.beside !== null) parts.push(rowsOf(ground.beside, asked, ground));
  return parts;
}

interface SumSource {
  readonly level: 'prefecture' | 'county' | 'site';
  readonly forerunner: RawBuilder<unknown>;
}

const sourceAt = (level: SumSource['level']): SumSource => ({
  level,
  forerunner: sql.ref(`c.forerunner_${level}`),
});

/** The sums that can answer, or null where only rows can. */
function sumsFor({ level, beside }: Ground, { split, period }: Asked): SumSource | null {
  if (split === null) return sourceAt(level);
  if (split.by === 'site') {
    // A site may work on both sides of a county's border, so its days are not summed.
    const { head, tail, short } = coverOf(period);
    const isWhole = head === null && tail === null && short === null;
    return level === 'prefecture' && beside === null && isWhole ? sourceAt('site') : null;
  }
  return split.digits === 9 ? null : sourceAt(split.digits === 6 ? 'county' : 'prefecture');
}

function fromSums({ area }: Ground, { level, forerunner }: SumSource, asked: Asked): RawBuilder<unknown>[] {
  const { kinds, period, split } = asked;
  const { short, months, head, tail } = coverOf(period);
  const key =
    split === null ? sql`${NOWHERE}::text` : split.by === 'site' ? sql`substr(s.area, 6)` : sql`s.area::text`;
  const stretch = (span: 'day' | 'month', { from, to }: Days, repeats: RawBuilder<unknown>) => sql`
    select s.kind, ${key} as key, s.rows - ${repeats} as n, s.amount from countable_sums s
    where ${sumsIn(level, area, kinds)} and s.span = ${span} and s.at between ${from}::date and ${to}::date`;
  const parts: RawBuilder<unknown>[] = [];
  if (short !== null)
    parts.push(stretch('day', short, upTo('repeats_by_days', sql`(s.at - ${period.from}::date)`)));
  if (months !== null) {
    const back = sql`(extract(year from s.at) * 12 + extract(month from s.at))::int - ${monthNumber(months.from) + 1}::int`;
    parts.push(stretch('month', months, upTo('repeats_by_months', back)));
  }
  if (head !== null) parts.push(stretch('day', head, upTo('followed_by_months', sql`${head.monthsOn}::int`)));
  if (tail !== null)
    parts.push(stretch('day', tail, upTo('repeats_by_months', sql`${tail.monthsBack}::int`)));
  const isOnce = kinds.every((kind) => definitionOf(kind).once);
  const isUnknownToSums =
    head === null || tail === null || isOnce
      ? sql`false`
      : sql`(${forerunner} between ${head.from}::date and ${head.to}::date
          and c.day between ${tail.from}::date and ${tail.to}::date)`;
  const keyOfRow = keyOf(split);
  if (head !== null && tail !== null && !isOnce) {
    const scope: Scope = { regions: [area], sites: [], siteId: null, exactRegion: null };
    const month = sql`date_trunc('month', c.forerunner_prefecture::timestamp)`;
    parts.push(sql`
      select c.kind, ${keyOfRow} as key, -count(*) as n, 0::bigint as amount from countables c
      where ${rowsIn('c', scope, kinds)} and ${isUnknownToSums}
        and ${level === 'prefecture' ? sql`${month} = ${firstOfMonth(head.from)}::timestamp` : sql`true`}
      group by 1, 2`);
  }
  parts.push(sql`
    select c.kind, ${keyOfRow} as key,
      c.sign * (case when ${forerunner} >= ${period.from}::date then 0 else 1 end
        + case when ${isUnknownToSums} then 1 else 0 end) as n, c.sign * c.amount
    from countable_changes c
    where ${changesIn('c', area, kinds)} and c.day between ${period.from}::date and ${period.to}::date`);
  return parts;
}

/** A figure from the rows themselves, without subjects already counted in `elsewhere`. */
function rowsOf(
  scope: Scope,
  { kinds, period, split }: Asked,
  elsewhere: Ground | null,
): RawBuilder<unknown> {
  const within = sql`between ${period.from}::date and ${period.to}::date`;
  const rows = sql`select c.kind, ${keyOf(split)} as key, c.subject_id, c.amount, ${
    elsewhere === null || split?.by === 'region' ? sql`false` : countsElsewhere(elsewhere, kinds, within)
  } as known
    from countables c where ${rowsIn('c', scope, kinds)} and c.day ${within}
      and ${elsewhere === null ? sql`true` : sql`c.region_code not like ${`${elsewhere.area}%`}`}`;
  return sql`
    select r.kind, r.key, count(distinct r.subject_id) filter (where not r.known) as n, sum(r.amount) as amount
    from (${rows}) r group by 1, 2`;
}

function countsElsewhere(
  { area }: Ground,
  kinds: readonly CountedAs[],
  within: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const scope: Scope = { regions: [area], sites: [], siteId: null, exactRegion: null };
  return sql`exists (select 1 from countables m where m.prefecture = c.prefecture and m.subject_id = c.subject_id
    and m.kind = c.kind and ${rowsIn('m', scope, kinds)} and m.day ${within})`;
}

function keyOf(split: Split | null): RawBuilder<unknown> {
  if (split === null) return sql`${NOWHERE}::text`;
  return split.by === 'site'
    ? sql`coalesce(c.site_id::text, '')`
    : sql`left(c.region_code, ${split.digits}::int)`;
}

/** The value of a cumulative list of a sum `s` at an index, which may be past its end. */
export function upTo(column: string, place: RawBuilder<unknown>): RawBuilder<unknown> {
  const list = sql.ref(`s.${column}`);
  return sql`coalesce(${list}[least(${place} + 1, cardinality(${list}))], 0)`;
}

/**
 * Subjects in each of several intervals, none longer than 31 days and none overlapping: a separate figure for each, not
 * parts of one figure.
 */
export async function readSeries(
  db: Reader,
  kind: CountedAs,
  scope: Scope,
  stretches: readonly Days[],
  daysOf: (stretch: Days) => readonly string[],
): Promise<number[]> {
  const days = stretches.flatMap((stretch, index) =>
    daysOf(stretch).map((day) => ({ day, index, ...stretch })),
  );
  const map = sql`jsonb_to_recordset(${JSON.stringify(
    days.map(({ day, index, from, to }) => ({ day, stretch: index, first: from, last: to })),
  )}::jsonb) as b(day date, stretch int, first date, last date)`;
  const ground = groundOf(scope);
  const kinds = [kind];
  const rows = (within: Scope, elsewhere: Ground | null) => sql`
    select b.stretch, count(distinct c.subject_id) as n
    from countables c join ${map} on b.day = c.day
    where ${rowsIn('c', within, kinds)}
      and ${
        elsewhere === null
          ? sql`true`
          : sql`c.region_code not like ${`${elsewhere.area}%`}
              and not ${countsElsewhere(elsewhere, kinds, sql`between b.first and b.last`)}`
      }
    group by 1`;
  const parts =
    ground === null
      ? [rows(scope, null)]
      : [
          sql`
            select b.stretch, s.rows - ${upTo('repeats_by_days', sql`(s.at - b.first)`)} as n
            from countable_sums s join ${map} on b.day = s.at
            where ${sumsIn(ground.level, ground.area, kinds)} and s.span = 'day'`,
          sql`
            select b.stretch,
              c.sign * case when ${sourceAt(ground.level).forerunner} >= b.first then 0 else 1 end as n
            from countable_changes c join ${map} on b.day = c.day
            where ${changesIn('c', ground.area, kinds)}`,
          ...(ground.beside === null ? [] : [rows(ground.beside, ground)]),
        ];
  const { rows: found } = await sql<{ stretch: number; value: number }>`
    select stretch, sum(n)::int as value from (${sql.join(parts, sql` union all `)}) parts group by 1`.execute(
    db,
  );
  const values = new Map(found.map(({ stretch, value }) => [stretch, value]));
  return stretches.map((_stretch, index) => values.get(index) ?? 0);
}

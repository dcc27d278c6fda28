import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../app/db/cursor.ts';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';
import { distanceSql, isWithinSql, nearnessSql, pointSql } from '../../../app/geo.sql.ts';
import { toTsQuery } from '../../../app/search/index.ts';
import {
  COMPANY_COLUMNS,
  VACANCY_COLUMNS,
  vacanciesFrom,
  type VacancyFullRow,
} from '../vacancies.repository.ts';

export interface PublicRow extends VacancyFullRow {
  /** Metres from the given point to the work's own point or the centre of its division. */
  readonly distance: number | null;
}

export interface PublicFilter {
  /** A `tsquery`: words, division and occupation together. */
  readonly query: string | null;
  /** Only the words, for the ranking. */
  readonly words: string | null;
  readonly kinds: readonly string[];
  /** Fen per month. */
  readonly payFrom: number | null;
  readonly lodging: boolean;
  readonly meals: boolean;
  readonly daily: boolean;
  readonly point: { readonly lng: number; readonly lat: number } | null;
  /** Metres; only with a point. */
  readonly radius: number | null;
  readonly sort: 'best' | 'newest' | 'nearest' | 'pay';
  /** Day in Shanghai. */
  readonly today: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Ranking covers the newest this many; older ones follow by date. 569 → 4 ms in the worst case of 300k rows. */
const RANKED = 500;
/** Counting stops here: a larger number is of no use. */
const MOST_COUNTED = 20_000;
/** Radii in metres in which the nearest are searched, before everything is. */
const CIRCLES = [2_000, 8_000, 30_000, 120_000] as const;
/** At ten kilometres a vacancy counts a third of one next door. */
const NEARNESS_SCALE = 9_000;

/** The point of a vacancy for "near me": its own, else the best known one of its division. */
const NEAR = pointSql('v.near_lng', 'v.near_lat', 'v.near_within');

/** Published and not past its last day: the content of every public list. */
function openOn(today: string): RawBuilder<SqlBool> {
  return sql`(v.status = 'published' and (v.expires_on is null or v.expires_on >= ${today}::date))`;
}

function matching(db: Reader, filter: PublicFilter) {
  const { point, radius } = filter;
  return vacanciesFrom(db)
    .where(openOn(filter.today))
    .$if(filter.query !== null, (q) => q.where(sql<SqlBool>`v.search @@ ${toTsQuery(filter.query ?? '')}`))
    .$if(filter.kinds.length > 0, (q) => q.where('v.kind', 'in', [...filter.kinds]))
    .$if(filter.payFrom !== null, (q) =>
      q.where(sql<SqlBool>`coalesce(v.pay_monthly_max, v.pay_monthly_min) >= ${filter.payFrom}`),
    )
    .$if(filter.lodging, (q) => q.where('v.lodging', '=', true))
    .$if(filter.meals, (q) => q.where('v.meals', '=', true))
    .$if(filter.daily, (q) => q.where('v.pay_unit', '=', 'day'))
    .$if(point !== null && radius !== null, (q) =>
      q.where(isWithinSql(NEAR, point ?? { lng: 0, lat: 0 }, radius ?? 0)),
    );
}

/** With the instant stored in cursors. */
type RankableRow = PublicRow & { readonly exactly: string };
type Matching = ReturnType<typeof matching>;

function withColumns(query: Matching, filter: PublicFilter) {
  return query
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .select([distanceSql(NEAR, filter.point).as('distance'), exactly.as('exactly')]);
}

export interface PublicPage {
  readonly rows: PublicRow[];
  readonly nextCursor: string | null;
}

/** An instant as PostgreSQL writes it, to the microsecond: a Date would lose the last three digits. */
const ExactInstant = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);
const exactly = sql<string>`v.published_at::text`;

const NewestCursor = z.tuple([ExactInstant, z.uuid()]);
const NumberCursor = z.tuple([z.number(), z.uuid()]);
/** Phase, first and last row of the ranked ones (both kept from the first page on), and the last row shown. */
const BestCursor = z.tuple([
  z.enum(['ranked', 'older']),
  ExactInstant,
  ExactInstant,
  z.uuid(),
  z.number(),
  ExactInstant,
  z.uuid(),
]);

/** One page in the requested order; the next page neither repeats nor skips rows of earlier ones. */
export async function searchPublic(db: Reader, filter: PublicFilter): Promise<PublicPage> {
  const isRanked = filter.sort === 'best' && (filter.words !== null || filter.point !== null);
  if (isRanked) return searchBest(db, filter);
  if (filter.sort === 'nearest' && filter.point !== null) return searchNearest(db, filter);
  if (filter.sort === 'pay') {
    return searchByNumber(db, filter, sql`coalesce(v.pay_monthly_max, v.pay_monthly_min, -1)`, 'desc');
  }
  const after = decodeCursor(filter.cursor, NewestCursor);
  const rows = await newest(db, filter, after, filter.limit + 1);
  return page(rows, filter.limit, (row) => [row.exactly, row.id]);
}

function newest(
  db: Reader,
  filter: PublicFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<RankableRow[]> {
  return withColumns(matching(db, filter), filter)
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('v.published_at', 'v.id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute();
}

/**
 * Searches growing circles, which the index on the point supports, until one contains a full page: nothing outside can
 * be nearer than what lies inside. Only where few vacancies are near are all distances computed.
 */
async function searchNearest(db: Reader, filter: PublicFilter): Promise<PublicPage> {
  const distance = sql`coalesce(${distanceSql(NEAR, filter.point)}, 1e9)`;
  const after = decodeCursor(filter.cursor, NumberCursor)?.[0] ?? 0;
  for (const radius of CIRCLES.filter((metres) => metres > after && metres < (filter.radius ?? Infinity))) {
    const found = await searchByNumber(db, { ...filter, radius }, distance, 'asc');
    if (found.nextCursor !== null) return found;
  }
  return searchByNumber(db, filter, distance, 'asc');
}

async function searchByNumber(
  db: Reader,
  filter: PublicFilter,
  value: RawBuilder<unknown>,
  direction: 'asc' | 'desc',
): Promise<PublicPage> {
  const after = decodeCursor(filter.cursor, NumberCursor);
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  const number = sql<number>`(${value})::float8`;
  const rows = await withColumns(matching(db, filter), filter)
    .select(number.as('sorted_by'))
    .$if(after !== null, (q) =>
      q.where(sql<SqlBool>`(${number}, v.id) ${sign} (${after?.[0]}::float8, ${after?.[1]}::uuid)`),
    )
    .orderBy(number, direction)
    .orderBy('v.id', direction)
    .limit(filter.limit + 1)
    .execute();
  return page(rows, filter.limit, (row) => [row.sorted_by, row.id]);
}

/**
 * Two stages: the newest RANKED matches are ordered by how well their words fit and how near they are, everything older
 * follows by date. The bounds of the first stage stay in the cursor, so that a vacancy published in the meantime shifts
 * nothing.
 */
async function searchBest(db: Reader, filter: PublicFilter): Promise<PublicPage> {
  const after = decodeCursor(filter.cursor, BestCursor);
  const bounds = after === null ? await rankedBounds(db, filter) : ([after[1], after[2], after[3]] as const);
  if (bounds === null) return { rows: [], nextCursor: null };
  const [top, bottom, bottomId] = bounds;
  const keyOf = (phase: 'ranked' | 'older', row: { score: number; at: string; id: string }) =>
    encodeCursor([phase, top, bottom, bottomId, row.score, row.at, row.id]);
  const limit = filter.limit + 1;
  const ranked =
    after?.[0] === 'older'
      ? []
      : await rankedRows(db, filter, bounds, after === null ? null : [after[4], after[6]]);
  if (ranked.length >= limit) {
    const shown = ranked.slice(0, filter.limit);
    const last = shown.at(-1);
    return {
      rows: shown,
      nextCursor:
        last === undefined ? null : keyOf('ranked', { score: last.score, at: last.exactly, id: last.id }),
    };
  }
  const from = after?.[0] === 'older' ? ([after[5], after[6]] as const) : ([bottom, bottomId] as const);
  const older = await newest(db, filter, from, limit - ranked.length);
  const all = [...ranked, ...older];
  if (all.length < limit) return { rows: all, nextCursor: null };
  const shown = all.slice(0, filter.limit);
  const last = shown.at(-1);
  // A page that ends with the last ranked row is followed by everything older than the ranked ones.
  const isRankedLast = shown.length <= ranked.length;
  return {
    rows: shown,
    nextCursor:
      last === undefined
        ? null
        : keyOf(
            'older',
            isRankedLast
              ? { score: 0, at: bottom, id: bottomId }
              : { score: 0, at: last.exactly, id: last.id },
          ),
  };
}

async function rankedBounds(
  db: Reader,
  filter: PublicFilter,
): Promise<readonly [string, string, string] | null> {
  const rows = await matching(db, filter)
    .select(['v.id', exactly.as('exactly')])
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(RANKED)
    .execute();
  const first = rows[0];
  const last = rows.at(-1);
  return first === undefined || last === undefined ? null : [first.exactly, last.exactly, last.id];
}

async function rankedRows(
  db: Reader,
  filter: PublicFilter,
  [top, bottom, bottomId]: readonly [string, string, string],
  after: readonly [number, string] | null,
): Promise<Array<RankableRow & { score: number }>> {
  const words =
    filter.words === null
      ? sql<number>`0`
      : sql<number>`ts_rank('{0.05, 0.2, 0.5, 1}', v.search, ${toTsQuery(filter.words)}, 1)`;
  const nearness = sql<number>`0.5 * ${nearnessSql(distanceSql(NEAR, filter.point), NEARNESS_SCALE)}`;
  const score = sql<number>`round((${words} + ${nearness})::numeric, 6)::float8`;
  return withColumns(matching(db, filter), filter)
    .select(score.as('score'))
    .where(sql<SqlBool>`v.published_at <= ${top}::text::timestamptz`)
    .where(sql<SqlBool>`(v.published_at, v.id) >= (${bottom}::text::timestamptz, ${bottomId}::uuid)`)
    .$if(after !== null, (q) =>
      q.where(sql<SqlBool>`(${score}, v.id) < (${after?.[0]}::float8, ${after?.[1]}::uuid)`),
    )
    .orderBy(score, 'desc')
    .orderBy('v.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

function page<R extends PublicRow>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => ReadonlyArray<string | number>,
): PublicPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

/** Number of matches; null from MOST_COUNTED on. */
export async function countPublic(db: Reader, filter: PublicFilter): Promise<number | null> {
  const counted = await db
    .selectFrom(
      matching(db, filter)
        .select(sql`1`.as('one'))
        .limit(MOST_COUNTED + 1)
        .as('matching'),
    )
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return counted.n > MOST_COUNTED ? null : counted.n;
}

/** A vacancy that is or was public; undefined for one that never was. */
export async function findPublicRow(
  db: Reader,
  ref: Ref,
  point: PublicFilter['point'],
): Promise<PublicRow | undefined> {
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .select(distanceSql(NEAR, point).as('distance'))
    .where('v.prefecture', '=', ref.prefecture)
    .where('v.id', '=', ref.id)
    .where('v.first_published_at', 'is not', null)
    .executeTakeFirst();
}

/** Open vacancies in a division, nearest to the point first, newest first without one. */
export async function listNearby(
  db: Reader,
  filter: { region: string; point: PublicFilter['point']; today: string; limit: number },
): Promise<{ rows: PublicRow[]; total: number }> {
  const within = vacanciesFrom(db)
    .where(openOn(filter.today))
    .where(sql<SqlBool>`v.region_code like ${`${filter.region}%`}`);
  const rows = await within
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .select(distanceSql(NEAR, filter.point).as('distance'))
    .orderBy(sql`${distanceSql(NEAR, filter.point)} nulls last`)
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id')
    .limit(filter.limit)
    .execute();
  const { n } = await within.select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return { rows, total: n };
}

import { z } from 'zod';
import type { indicatorRoutes } from '@yizhan/contract';
import {
  addDays,
  atLeast,
  COUNTABLES,
  GRADES,
  gradeOf,
  INDICATOR_CODES,
  INDICATORS,
  isClaim,
  type CountedAs,
  type Grade,
  type IndicatorCode,
} from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { decodeCursor, encodeCursor } from '../../app/db/cursor.ts';
import { fromShortId, recordId, shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { hiddenFrom } from '../../records/assignment/index.ts';
import {
  listFirsts,
  readFigures,
  readSeries,
  readSplit,
  type FirstRow,
  type Place,
  type Scope,
  type Split,
} from '../../records/countables/index.ts';
import { figurePolicy } from './indicators.policy.ts';
import { readRecordWords, readSiteNames } from './indicators.repository.ts';
import { checkedPeriod, daysOf, periodBefore, stretches, type Period } from './periods.ts';

type Query<R extends { query: z.ZodType }> = z.output<R['query']>;
type Reply<R extends { reply: z.ZodType }> = z.input<R['reply']>;
interface Asked extends Period {
  readonly region?: string | undefined;
  readonly siteId?: string | undefined;
  readonly exactRegion?: string | undefined;
  readonly grade?: Grade | undefined;
}

/** The scope of a count: a period of days in Shanghai, the preceding period of the same length, and the place. */
interface Frame {
  readonly period: Period & { readonly days: number };
  readonly before: Period;
  readonly scope: Scope;
}

type FigureVerb = (typeof figurePolicy.verbs)[number];

/**
 * The scope the caller may count: the region named, else all of the caller's. A region or site beyond them is refused,
 * so that nobody mistakes a part for the whole.
 *
 * @throws PeriodInvalid, RegionUnknown, SiteUnknown, OutOfRegion
 */
async function frameOf(ctx: AnyContext, verb: FigureVerb, asked: Asked): Promise<Frame> {
  const period = checkedPeriod(asked);
  const scope = figurePolicy.scope(ctx.actor, verb);
  if (asked.region !== undefined) {
    ctx.services.use(REGIONS).get(asked.region);
    figurePolicy.authorise(ctx.actor, verb, { region: asked.region });
  }
  const siteId = asked.siteId === undefined ? null : fromShortId(asked.siteId);
  if (siteId !== null) {
    const site = await findSitePlace(ctx, siteId);
    figurePolicy.authorise(ctx.actor, verb, { region: site.regionCode, siteId: site.id });
  }
  return {
    period,
    before: periodBefore(period, period.days),
    scope: {
      regions: asked.region === undefined ? scope.regions : [asked.region],
      sites: asked.region === undefined ? scope.sites : [],
      siteId,
      exactRegion: asked.exactRegion ?? null,
    },
  };
}

/** What a figure counts, at least as well evidenced as asked. */
function countedAs(code: IndicatorCode, { grade = 'D' }: Pick<Asked, 'grade'>): CountedAs {
  return atLeast(INDICATORS[code].counts, grade);
}

/** The values that at least each grade has, down to the one asked for, as shares. */
function sharesOf(code: IndicatorCode, asked: Grade, valueOf: (kind: CountedAs) => number) {
  const { counts } = INDICATORS[code];
  if (!isClaim(counts)) return null;
  let better = 0;
  return GRADES.filter((grade) => grade <= asked).map((grade) => {
    const value = valueOf(atLeast(counts, grade));
    const share = { grade, value: value - better };
    better = value;
    return share;
  });
}

export async function summary(
  ctx: AnyContext,
  query: Query<typeof indicatorRoutes.summary>,
): Promise<Reply<typeof indicatorRoutes.summary>> {
  const { period, before, scope } = await frameOf(ctx, 'indicators.read', query);
  const asked = query.grade ?? 'D';
  const kinds = INDICATOR_CODES.map((code) => countedAs(code, query));
  const better = INDICATOR_CODES.map((code) => INDICATORS[code].counts)
    .filter(isClaim)
    .flatMap((kind) => GRADES.filter((grade) => grade < asked).map((grade) => atLeast(kind, grade)));
  const [figureOf, graded] = await Promise.all([
    readFigures(ctx.db, kinds, scope, [period, before]),
    better.length === 0 ? null : readFigures(ctx.db, better, scope, [period]),
  ]);
  const figures = INDICATOR_CODES.map((code) => {
    const { unit, name, definition } = INDICATORS[code];
    const counts = countedAs(code, query);
    const { value, times } = figureOf(counts, 0);
    return {
      code,
      unit,
      name: name[ctx.locale],
      definition: definition[ctx.locale],
      value,
      previous: figureOf(counts, 1).value,
      times,
      grades: sharesOf(code, asked, (kind) => (kind === counts ? value : (graded?.(kind, 0).value ?? 0))),
    };
  });
  return { from: period.from, to: period.to, previousFrom: before.from, previousTo: before.to, figures };
}

export async function series(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.series>,
): Promise<Reply<typeof indicatorRoutes.series>> {
  const { period, scope } = await frameOf(ctx, 'indicators.read', query);
  const now = stretches(period, query.by);
  // The same intervals in the preceding period, regardless of its weeks and months.
  const then = now.map((stretch) => ({
    from: addDays(stretch.from, -period.days),
    to: addDays(stretch.to, -period.days),
  }));
  const values = await readSeries(ctx.db, countedAs(code, query), scope, [...now, ...then], daysOf);
  return {
    points: now.map(({ from, to }, at) => ({
      from,
      to,
      value: values[at] ?? 0,
      previous: values[now.length + at] ?? 0,
    })),
  };
}

/** Digits of the divisions one level below: prefectures of the network or a province, then counties, then towns. */
function digitsBelow(prefixes: readonly string[]): 4 | 6 | 9 {
  const shortest = Math.min(...prefixes.map((prefix) => prefix.length), 9);
  return shortest < 4 ? 4 : shortest < 6 ? 6 : 9;
}

const NO_SITE = { 'zh-CN': '没有归属站点', en: 'No station' } as const;

export async function breakdown(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.breakdown>,
): Promise<Reply<typeof indicatorRoutes.breakdown>> {
  const { period, scope } = await frameOf(ctx, 'indicators.read', query);
  const counts = countedAs(code, query);
  const { value: total } = (await readFigures(ctx.db, [counts], scope, [period]))(counts, 0);
  const split: Split =
    query.by === 'site' ? { by: 'site' } : { by: 'region', digits: digitsBelow(scope.regions) };
  const rows = await readSplit(ctx.db, counts, scope, period, split);
  if (split.by === 'region') {
    const regions = ctx.services.use(REGIONS);
    rows.sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
    return { total, rows: rows.map((row) => ({ ...row, name: regions.ref(row.key).name })) };
  }
  const sites = rows.map(({ key }) => key).filter((key) => key !== '');
  const names = await readSiteNames(ctx.db, sites);
  const order = new Map([...names.keys(), ''].map((id, at) => [id, at]));
  rows.sort((a, b) => b.value - a.value || (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
  return {
    total,
    rows: rows.map(({ key, value, times }) => ({
      key: key === '' ? null : shortId(key),
      name: names.get(key) ?? NO_SITE[ctx.locale],
      value,
      times,
    })),
  };
}

/** The vacancies or people behind a figure. */
export async function records(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.records>,
): Promise<Reply<typeof indicatorRoutes.records>> {
  const { period, scope } = await frameOf(ctx, 'indicators.open', query);
  const counts = countedAs(code, query);
  const after = afterCursor(query.cursor);
  const rows = await listFirsts(ctx.db, counts, scope, period, { after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { value: total } = (await readFigures(ctx.db, [counts], scope, [period]))(counts, 0);
  return {
    items: (await shownRows(ctx, code, shown)).map((row) => ({ kind: sourceOf(code), ...row })),
    nextCursor:
      rows.length > query.limit && last !== undefined ? encodeCursor([last.day, last.subjectId]) : null,
    total,
  };
}

const sourceOf = (code: IndicatorCode) => COUNTABLES[INDICATORS[code].counts].source;

const FirstCursor = z.tuple([z.iso.date(), z.uuid()]);

function afterCursor(cursor: string | undefined): Place | null {
  const mark = decodeCursor(cursor, FirstCursor);
  return mark === null ? null : { day: mark[0], subjectId: mark[1] };
}

/** A record behind a figure, as lists and files show it. */
export interface ShownRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly day: string;
  readonly times: number;
  readonly site: string | null;
  readonly grade: Grade | null;
  readonly provedBy: string | null;
}

async function shownRows(
  ctx: AnyContext,
  code: IndicatorCode,
  rows: readonly FirstRow[],
): Promise<ShownRow[]> {
  const refs = rows.map(({ prefecture, sourceId }) => ({ prefecture, id: sourceId }));
  const hidden = await hiddenFrom(ctx, 'seeker', [...new Set(refs.map(({ prefecture }) => prefecture))]);
  const words = await readRecordWords(ctx.db, sourceOf(code), refs);
  const sites = [...new Set(rows.map(({ siteId }) => siteId).filter((id) => id !== null))];
  const names = await readSiteNames(ctx.db, sites);
  return rows.map(({ prefecture, subjectId, sourceId, day, times, siteId, grade, provedBy }) => ({
    id: recordId(prefecture, sourceId),
    // It is counted all the same.
    title: hidden.has(subjectId) ? CONFIDENTIAL[ctx.locale] : (words.get(sourceId)?.title ?? ''),
    detail: hidden.has(subjectId) ? '' : (words.get(sourceId)?.detail ?? ''),
    day,
    times,
    site: siteId === null ? null : (names.get(siteId) ?? null),
    grade: grade === null ? null : gradeOf(grade),
    provedBy: provedBy === null ? null : recordId(prefecture, provedBy),
  }));
}

const CONFIDENTIAL = { 'zh-CN': '（保密）', en: '(confidential)' } as const;
const BATCH = 500;

/** All records behind a figure, read in batches while they are sent. The scope is checked before the first byte. */
export async function allRecords(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.exportCsv>,
): Promise<AsyncGenerator<ShownRow>> {
  const { period, scope } = await frameOf(ctx, 'indicators.open', query);
  const counts = countedAs(code, query);
  return (async function* () {
    let after: Place | null = null;
    for (;;) {
      const rows: FirstRow[] = await listFirsts(ctx.db, counts, scope, period, { after, limit: BATCH });
      yield* await shownRows(ctx, code, rows);
      const last = rows.at(-1);
      if (rows.length < BATCH || last === undefined) return;
      after = { day: last.day, subjectId: last.subjectId };
    }
  })();
}

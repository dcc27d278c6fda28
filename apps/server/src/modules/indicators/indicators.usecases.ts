import type { z } from 'zod';
import type { indicatorRoutes } from '@yizhan/contract';
import { INDICATOR_CODES, INDICATORS, type IndicatorCode, type Verb } from '@yizhan/domain';
import { authorise, scopeOf } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { encodeCursor } from '../../app/db/cursor.ts';
import { fromShortId, recordId, shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import type { Frame } from './facts.repository.ts';
import {
  listFacts,
  readByRegion,
  readBySite,
  readFigure,
  readSeries,
  type FactRow,
} from './indicators.repository.ts';
import { checkedPeriod, periodBefore, stretches, type Period } from './periods.ts';

type Query<R extends { query: z.ZodType }> = z.output<R['query']>;
type Reply<R extends { reply: z.ZodType }> = z.input<R['reply']>;
interface Asked extends Period {
  readonly region?: string | undefined;
  readonly siteId?: string | undefined;
  readonly exactRegion?: string | undefined;
}

/**
 * What the caller may count of what was asked: the region named, else all of the caller's. A region or site beyond them
 * is refused, so that nobody takes a part for the whole.
 *
 * @throws PeriodInvalid, RegionUnknown, SiteUnknown, OutOfRegion
 */
async function frameOf(ctx: AnyContext, verb: Verb, asked: Asked): Promise<Frame & { days: number }> {
  const period = checkedPeriod(asked);
  const scope = scopeOf(ctx.actor, verb);
  if (asked.region !== undefined) {
    ctx.services.use(REGIONS).get(asked.region);
    authorise(ctx.actor, verb, { region: asked.region });
  }
  const siteId = asked.siteId === undefined ? null : fromShortId(asked.siteId);
  if (siteId !== null) {
    const site = await findSitePlace(ctx, siteId);
    authorise(ctx.actor, verb, { region: site.regionCode, siteId: site.id });
  }
  return {
    ...period,
    regions: asked.region === undefined ? scope.regions : [asked.region],
    sites: asked.region === undefined ? scope.sites : [],
    siteId,
    exactRegion: asked.exactRegion ?? null,
  };
}

export async function summary(
  ctx: AnyContext,
  query: Query<typeof indicatorRoutes.summary>,
): Promise<Reply<typeof indicatorRoutes.summary>> {
  const frame = await frameOf(ctx, 'indicators.read', query);
  const before = { ...frame, ...periodBefore(frame, frame.days) };
  const figures = [];
  for (const code of INDICATOR_CODES) {
    const now = await readFigure(ctx.db, code, frame);
    const then = await readFigure(ctx.db, code, before);
    const { unit, name, definition } = INDICATORS[code];
    figures.push({
      code,
      unit,
      name: name[ctx.locale],
      definition: definition[ctx.locale],
      value: now.value,
      previous: then.value,
      times: now.times,
    });
  }
  return { from: frame.from, to: frame.to, previousFrom: before.from, previousTo: before.to, figures };
}

export async function series(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.series>,
): Promise<Reply<typeof indicatorRoutes.series>> {
  const frame = await frameOf(ctx, 'indicators.read', query);
  const now = await readSeries(ctx.db, code, frame, query.by, 0);
  const before = { ...frame, ...periodBefore(frame, frame.days) };
  const then = await readSeries(ctx.db, code, before, query.by, frame.days);
  return {
    points: stretches(frame, query.by).map(({ key, from, to }) => ({
      from,
      to,
      value: now.get(key) ?? 0,
      previous: then.get(key) ?? 0,
    })),
  };
}

/** Digits of the divisions one level below: prefectures of the network or a province, then counties, then towns. */
function digitsBelow(prefixes: readonly string[]): number {
  const shortest = Math.min(...prefixes.map((prefix) => prefix.length), 9);
  return shortest < 4 ? 4 : shortest < 6 ? 6 : 9;
}

const NO_SITE = { 'zh-CN': '没有归属站点', en: 'No site' } as const;

export async function breakdown(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.breakdown>,
): Promise<Reply<typeof indicatorRoutes.breakdown>> {
  const frame = await frameOf(ctx, 'indicators.read', query);
  const { value: total } = await readFigure(ctx.db, code, frame);
  if (query.by === 'site') {
    const rows = await readBySite(ctx.db, code, frame);
    return {
      total,
      rows: rows.map(({ key, name, value, times }) => ({
        key: key === null ? null : shortId(key),
        name: name ?? NO_SITE[ctx.locale],
        value,
        times,
      })),
    };
  }
  const regions = ctx.services.use(REGIONS);
  const rows = await readByRegion(ctx.db, code, frame, digitsBelow(frame.regions));
  return { total, rows: rows.map((row) => ({ ...row, name: regions.ref(row.key).name })) };
}

/** The vacancies or people behind a figure. */
export async function records(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.records>,
): Promise<Reply<typeof indicatorRoutes.records>> {
  const frame = await frameOf(ctx, 'indicators.open', query);
  const rows = await listFacts(ctx.db, code, frame, query);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      kind: KIND[code],
      id: recordId(row.record_prefecture, row.record),
      title: row.title,
      detail: row.detail,
      day: row.day,
      times: row.times,
      site: row.site,
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor([last.day, last.unit]) : null,
    total: (await readFigure(ctx.db, code, frame)).value,
  };
}

const KIND = {
  vacancies_collected: 'vacancy',
  people_registered: 'seeker',
  people_referred: 'placement',
  intentions: 'placement',
  hires: 'placement',
} as const satisfies Record<IndicatorCode, string>;

const BATCH = 500;

/** All records behind a figure, read in batches while they are sent. The frame is checked before the first byte. */
export async function allRecords(
  ctx: AnyContext,
  code: IndicatorCode,
  query: Query<typeof indicatorRoutes.exportCsv>,
): Promise<AsyncGenerator<FactRow>> {
  const frame = await frameOf(ctx, 'indicators.open', query);
  return (async function* () {
    let cursor: string | undefined;
    for (;;) {
      const rows = await listFacts(ctx.db, code, frame, { cursor, limit: BATCH });
      const shown = rows.slice(0, BATCH);
      yield* shown;
      const last = shown.at(-1);
      if (rows.length <= BATCH || last === undefined) return;
      cursor = encodeCursor([last.day, last.unit]);
    }
  })();
}

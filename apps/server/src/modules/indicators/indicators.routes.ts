import { Readable } from 'node:stream';
import { indicatorRoutes as routes } from '@yizhan/contract';
import { INDICATORS } from '@yizhan/domain';
import type { Binder } from '../../app/http/bind.ts';
import { csvLines } from './csv.ts';
import { allRecords, breakdown, records, series, summary } from './indicators.usecases.ts';

export function indicatorRoutes(bind: Binder): void {
  bind.route(routes.summary, (ctx, { query }) => summary(ctx, query));

  bind.route(routes.series, (ctx, { params, query }) => series(ctx, params.code, query));

  bind.route(routes.breakdown, (ctx, { params, query }) => breakdown(ctx, params.code, query));

  bind.route(routes.records, (ctx, { params, query }) => records(ctx, params.code, query));

  bind.route(routes.exportCsv, async (ctx, { params, query }) => ({
    stream: Readable.from(csvLines(params.code, ctx.locale, await allRecords(ctx, params.code, query))),
    type: 'text/csv; charset=utf-8',
    fileName: `${INDICATORS[params.code].name[ctx.locale]} ${query.from}–${query.to}.csv`,
  }));
}

import { Readable } from 'node:stream';
import { roundRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { reportFile } from './report-file.ts';
import { queueRound } from './rounds.jobs.ts';
import { cancel, get, prefectures, report, start } from './rounds.usecases.ts';

export function roundRoutes(bind: Binder): void {
  bind.route(routes.prefectures, (ctx) => prefectures(ctx));
  bind.route(routes.get, (ctx, { params }) => get(ctx, fromShortId(params.id)));
  bind.route(routes.report, (ctx, { params }) => report(ctx, fromShortId(params.id)));
  bind.route(routes.exportCsv, async (ctx, { params }) => {
    const { lines, fileName } = await reportFile(ctx, fromShortId(params.id));
    return { stream: Readable.from(lines), type: 'text/csv; charset=utf-8', fileName };
  });
  bind.route(routes.start, (ctx, { body }) => start(ctx, { ...body, kind: 'on_demand' }, queueRound));
  bind.route(routes.cancel, (ctx, { params }) => cancel(ctx, fromShortId(params.id), queueRound));
}

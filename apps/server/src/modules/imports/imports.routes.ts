import { Readable } from 'node:stream';
import { importRoutes as routes, OK } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { FileNeeded } from './imports.errors.ts';
import {
  cancelImport,
  forgetMapping,
  getImport,
  historyOfImport,
  listOwnMappings,
  listRejected,
  startImport,
  uploadImport,
} from './imports.usecases.ts';
import { fieldViews } from './imports.views.ts';
import { rejectedFile } from './rejected-file.ts';

export function importRoutes(bind: Binder): void {
  bind.route(routes.fields, async (ctx, { params }) => ({ items: fieldViews(params.kind, ctx.locale) }));
  bind.route(routes.upload, async (ctx, { params }, { file }) => {
    if (file === null) throw FileNeeded();
    return uploadImport(ctx, params.kind, file);
  });
  bind.route(routes.get, (ctx, { params }) => getImport(ctx, fromShortId(params.id)));
  bind.route(routes.history, (ctx, { params, query }) => historyOfImport(ctx, fromShortId(params.id), query));
  bind.route(routes.start, (ctx, { params, body }) => startImport(ctx, fromShortId(params.id), body));
  bind.route(routes.cancel, (ctx, { params }) => cancelImport(ctx, fromShortId(params.id)));
  bind.route(routes.rejections, (ctx, { params, query }) => listRejected(ctx, fromShortId(params.id), query));
  bind.route(routes.rejectedFile, async (ctx, { params, body }) => {
    const { lines, fileName } = await rejectedFile(ctx, fromShortId(params.id), body.reason);
    return { stream: Readable.from(lines), type: 'text/csv; charset=utf-8', fileName };
  });
  bind.route(routes.mappings, (ctx, { params }) => listOwnMappings(ctx, params.kind));
  bind.route(routes.deleteMapping, async (ctx, { params }) => {
    await forgetMapping(ctx, fromShortId(params.id));
    return OK;
  });
}

import { fileRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import { contentOf } from './content.usecases.ts';
import { beginFile, changePaper, listOfOwner, removeFile, restoreFile, viewFile } from './files.usecases.ts';
import { copyFile, finishFile, takePart } from './upload.usecases.ts';

export function fileRoutes(bind: Binder): void {
  bind.route(routes.list, (ctx, { query }) => listOfOwner(ctx, query));
  bind.route(routes.begin, (ctx, { body }) => beginFile(ctx, body));
  bind.route(routes.get, (ctx, { params }) => viewFile(ctx, toRef(params.id)));
  bind.route(routes.put, (ctx, { params, query }, { bytes }) =>
    takePart(ctx, toRef(params.id), query.offset, bytes),
  );
  bind.route(routes.finish, (ctx, { params }) => finishFile(ctx, toRef(params.id)));
  bind.route(routes.copy, (ctx, { params, body }) => copyFile(ctx, toRef(params.id), body));
  bind.route(routes.change, (ctx, { params, body }) => changePaper(ctx, toRef(params.id), body));
  bind.route(routes.remove, (ctx, { params }) => removeFile(ctx, toRef(params.id)));
  bind.route(routes.restore, (ctx, { params }) => restoreFile(ctx, toRef(params.id)));
  bind.route(routes.content, (ctx, { params, query }, exchange) =>
    contentOf(ctx, toRef(params.id), query.size, exchange),
  );
}

import { OK, savedViewRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { changeView, getView, listViews, removeView, saveView } from './saved-views.usecases.ts';

export function savedViewRoutes(bind: Binder): void {
  bind.route(routes.list, async (ctx, { query }) => ({ items: await listViews(ctx, query.list) }));
  bind.route(routes.get, (ctx, { params }) => getView(ctx, fromShortId(params.id)));
  bind.route(routes.save, (ctx, { body }) => saveView(ctx, body));
  bind.route(routes.update, (ctx, { params, body }) => changeView(ctx, fromShortId(params.id), body));
  bind.route(routes.remove, async (ctx, { params }) => {
    await removeView(ctx, fromShortId(params.id));
    return OK;
  });
}

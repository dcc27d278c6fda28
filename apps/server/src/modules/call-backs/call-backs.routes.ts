import { callBackRoutes as routes, OK, ownEmployerRoutes } from '@yizhan/contract';
import { scopeOf } from '../../app/actor.ts';
import { toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { shortId, toRef } from '../../app/ids.ts';
import { reveal } from '../../records/reveal/index.ts';
import { listCallBackRows } from './call-backs.repository.ts';
import { askForCallBack, askForPeople, moveCallBack } from './call-backs.usecases.ts';
import { callBackViews } from './call-backs.views.ts';

export function callBackRoutes(bind: Binder): void {
  bind.route(routes.ask, async (ctx, { body }) => {
    const site = await askForCallBack(ctx, body);
    return { ...OK, site: site === null ? null : { id: shortId(site.id), name: site.name } };
  });

  bind.route(routes.list, async (ctx, { query }) => {
    const scope = scopeOf(ctx.actor, 'call_backs.handle');
    const { rows, total } = await listCallBackRows(ctx.db, { ...scope, ...query });
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.created_at.toISOString(), row.id],
      (row) => row,
      total,
    );
    return { ...page, items: await callBackViews(ctx, page.items) };
  });

  bind.route(routes.reveal, async (ctx, { params, body }) => ({
    value: await reveal(ctx, { noun: 'call_back', ref: toRef(params.id), ...body }),
  }));

  bind.route(routes.move, (ctx, { params, body }) => moveCallBack(ctx, toRef(params.id), body));

  bind.route(ownEmployerRoutes.invite, async (ctx, { params, body }) => {
    await askForPeople(ctx, toRef(params.id), body.note);
    return OK;
  });
}

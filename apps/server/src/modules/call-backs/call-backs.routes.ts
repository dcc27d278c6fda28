import { callBackRoutes as routes, OK } from '@yizhan/contract';
import { scopeOf } from '../../app/actor.ts';
import { toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { shortId, toRef } from '../../app/ids.ts';
import { listCallBackRows } from './call-backs.repository.ts';
import { askForCallBack, callBackView, closeCallBack, revealCallBack } from './call-backs.usecases.ts';

export function callBackRoutes(bind: Binder): void {
  bind.route(routes.ask, async (ctx, { body }) => {
    const site = await askForCallBack(ctx, body);
    return { ...OK, site: site === null ? null : { id: shortId(site.id), name: site.name } };
  });

  bind.route(routes.list, async (ctx, { query }) => {
    const scope = scopeOf(ctx.actor, 'call_backs.handle');
    const { rows, total } = await listCallBackRows(ctx.db, { ...scope, ...query });
    return toPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.id], callBackView, total);
  });

  bind.route(routes.reveal, async (ctx, { params }) => ({
    value: await revealCallBack(ctx, toRef(params.id)),
  }));

  bind.route(routes.close, (ctx, { params, body }) => closeCallBack(ctx, toRef(params.id), body));
}

import { callBackRoutes as routes, OK, ownEmployerRoutes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { shortId, toRef } from '../../app/ids.ts';
import { reveal } from '../../records/reveal/index.ts';
import { askForCallBack, askForPeople, moveCallBack } from './call-backs.usecases.ts';

export function callBackRoutes(bind: Binder): void {
  bind.route(routes.ask, async (ctx, { body }) => {
    const site = await askForCallBack(ctx, body);
    return { ...OK, site: site === null ? null : { id: shortId(site.id), name: site.name } };
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

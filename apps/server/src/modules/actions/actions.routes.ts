import { actionRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import { parkedDeliveries, sendOn } from './deliveries.usecases.ts';
import { takeBackMany, takeBackOne } from './take-back.usecases.ts';

export function actionRoutes(bind: Binder): void {
  bind.route(routes.takeBack, (ctx, { params }) => takeBackOne(ctx, toRef(params.id)));

  bind.route(routes.takeBackBulk, async (ctx, { body }) => ({
    results: await takeBackMany(ctx, body.ids.map(toRef)),
  }));

  bind.route(routes.parked, async (ctx) => ({ items: await parkedDeliveries(ctx) }));

  bind.route(routes.sendOn, async (ctx, { params, body }) => {
    await sendOn(ctx, toRef(params.id), body.handler);
    return { items: await parkedDeliveries(ctx) };
  });
}

import { parameterRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { addWindow, endWindow, listParameters, withdrawWindow } from './parameters.usecases.ts';

export function parameterRoutes(bind: Binder): void {
  bind.route(routes.list, (ctx, { query }) => listParameters(ctx, query));
  bind.route(routes.add, (ctx, { body }) => addWindow(ctx, body));
  bind.route(routes.end, (ctx, { params, body }) => endWindow(ctx, params.id, body));
  bind.route(routes.withdraw, (ctx, { params, body }) => withdrawWindow(ctx, params.id, body));
}

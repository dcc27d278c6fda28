import { OK, qualityRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { activate, declare, policyVersion, reject, switchLearning } from './match-weights.usecases.ts';

export function matchWeightRoutes(bind: Binder): void {
  bind.route(routes.version, (ctx, { params }) => policyVersion(ctx, fromShortId(params.id)));

  bind.route(routes.declare, (ctx, { body }) => declare(ctx, body));

  bind.route(routes.activate, (ctx, { params }) => activate(ctx, fromShortId(params.id)));

  bind.route(routes.reject, (ctx, { params }) => reject(ctx, fromShortId(params.id)));

  bind.route(routes.learning, async (ctx, { body }) => {
    await switchLearning(ctx, body);
    return OK;
  });
}

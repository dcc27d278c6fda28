import { OK, qualityRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { qualityFigures } from './figures.usecases.ts';
import { activate, declare, overview, policyVersion, reject, switchLearning } from './policies.usecases.ts';
import { trainNow } from './training.usecases.ts';

export function qualityRoutes(bind: Binder): void {
  bind.route(routes.figures, (ctx, { query }) => qualityFigures(ctx, query));

  bind.route(routes.overview, (ctx) => overview(ctx));

  bind.route(routes.version, (ctx, { params }) => policyVersion(ctx, fromShortId(params.id)));

  bind.route(routes.declare, (ctx, { body }) => declare(ctx, body));

  bind.route(routes.activate, (ctx, { params }) => activate(ctx, fromShortId(params.id)));

  bind.route(routes.reject, (ctx, { params }) => reject(ctx, fromShortId(params.id)));

  bind.route(routes.learning, async (ctx, { body }) => {
    await switchLearning(ctx, body);
    return OK;
  });

  bind.route(routes.train, (ctx) => trainNow(ctx));
}

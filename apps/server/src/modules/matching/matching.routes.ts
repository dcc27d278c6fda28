import { matchingRoutes as routes, meRoutes, OK } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import {
  blockPair,
  explainPair,
  matchSeeker,
  matchVacancy,
  myMatches,
  myWhyNot,
} from './matching.usecases.ts';

export function matchingRoutes(bind: Binder): void {
  bind.route(routes.forSeeker, (ctx, { params, query }) => matchSeeker(ctx, params.id, query.limit));

  bind.route(routes.forVacancy, (ctx, { params, query }) => matchVacancy(ctx, params.id, query.limit));

  bind.route(routes.pair, (ctx, { params }) => explainPair(ctx, params.seekerId, params.vacancyId));

  bind.route(routes.block, async (ctx, { body }) => {
    await blockPair(ctx, body);
    return OK;
  });

  bind.route(meRoutes.matches, (ctx, { query }) => myMatches(ctx, query.limit));

  bind.route(meRoutes.whyNot, (ctx, { params }) => myWhyNot(ctx, params.id));
}

import { matchingRoutes as routes, meRoutes, OK } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import {
  answerAtCounter,
  answerOwn,
  hideOwn,
  giveFeedbackAtCounter,
  undoFeedback,
} from './list-feedback.usecases.ts';
import { blockPair, unblock, unblockOwn } from './blocks.usecases.ts';
import { explainPair, myOpenings, myWhyNot, comparePair, seekerOpenings } from './compare-pair.usecases.ts';
import { matchSeeker, matchVacancy, myMatches } from './matching.usecases.ts';

export function matchingRoutes(bind: Binder): void {
  bind.route(routes.forSeeker, (ctx, { params, query }) => matchSeeker(ctx, params.id, query.limit));

  bind.route(routes.forVacancy, (ctx, { params, query }) => matchVacancy(ctx, params.id, query.limit));

  bind.route(routes.pair, (ctx, { params }) => explainPair(ctx, params.seekerId, params.vacancyId));

  bind.route(routes.comparePair, (ctx, { params }) => comparePair(ctx, params.seekerId, params.vacancyId));

  bind.route(routes.openings, (ctx, { params }) => seekerOpenings(ctx, params.id));

  bind.route(routes.giveFeedback, (ctx, { body }) => giveFeedbackAtCounter(ctx, body));

  bind.route(routes.undoFeedback, async (ctx, { params }) => {
    await undoFeedback(ctx, params.id);
    return OK;
  });

  bind.route(routes.answerProposal, async (ctx, { params, body }) => {
    await answerAtCounter(ctx, params.id, body);
    return OK;
  });

  bind.route(routes.block, async (ctx, { body }) => {
    await blockPair(ctx, body);
    return OK;
  });

  bind.route(routes.unblock, async (ctx, { body }) => {
    await unblock(ctx, body.seekerId, body.employerId);
    return OK;
  });

  bind.route(meRoutes.matches, (ctx, { query }) => myMatches(ctx, query.limit));

  bind.route(meRoutes.whyNot, (ctx, { params }) => myWhyNot(ctx, params.id));

  bind.route(meRoutes.openings, (ctx) => myOpenings(ctx));

  bind.route(meRoutes.hide, (ctx, { params, body }) => hideOwn(ctx, params.id, body));

  bind.route(meRoutes.unhide, async (ctx, { params }) => {
    await undoFeedback(ctx, params.id, true);
    return OK;
  });

  bind.route(meRoutes.unblock, async (ctx, { params }) => {
    await unblockOwn(ctx, params.id);
    return OK;
  });

  bind.route(meRoutes.answerProposal, async (ctx, { body }) => {
    await answerOwn(ctx, body);
    return OK;
  });
}

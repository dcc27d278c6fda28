import { ruleRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import { readComparison, startComparison, stopComparison } from './comparisons.usecases.ts';
import { rulesOfPerson, stateFact } from './of-person.ts';
import { changeDraft, draftRule, listRules, moveRule } from './rules.usecases.ts';

export function ruleRoutes(bind: Binder): void {
  bind.route(routes.ofSeeker, (ctx, { params, query }) => rulesOfPerson(ctx, toRef(params.id), query.day));
  bind.route(routes.stateFact, (ctx, { params, body }) =>
    stateFact(ctx, toRef(params.id), params.fact, body.value),
  );
  bind.route(routes.list, (ctx, { query }) => listRules(ctx, query.region));
  bind.route(routes.draft, (ctx, { body }) => draftRule(ctx, body));
  bind.route(routes.change, (ctx, { params, body }) => changeDraft(ctx, params.id, body));
  bind.route(routes.move, (ctx, { params, body }) => moveRule(ctx, params.id, body));
  bind.route(routes.compare, (ctx, { params, body }) => startComparison(ctx, params.id, body.asOf));
  bind.route(routes.comparison, (ctx, { params }) => readComparison(ctx, params.id));
  bind.route(routes.stopComparison, (ctx, { params }) => stopComparison(ctx, params.id));
}

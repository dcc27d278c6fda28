import { approvalRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import { fetchFile, getApproval, moveApproval } from './approvals.usecases.ts';
import { approvalView } from './approvals.views.ts';
import { listRules, setRule } from './rules.usecases.ts';

export function approvalRoutes(bind: Binder): void {
  bind.route(routes.get, async (ctx, { params }) =>
    approvalView(ctx, await getApproval(ctx, toRef(params.id))),
  );
  bind.route(routes.move, (ctx, { params, body }) => moveApproval(ctx, toRef(params.id), body));
  bind.route(routes.file, (ctx, { params }) => fetchFile(ctx, toRef(params.id)));
  bind.route(routes.rules, (ctx, { query }) => listRules(ctx, query));
  bind.route(routes.setRule, (ctx, { body }) => setRule(ctx, body));
}

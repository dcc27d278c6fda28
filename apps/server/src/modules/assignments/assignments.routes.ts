import { assignmentRoutes as routes } from '@yizhan/contract';
import type { AssignableNoun } from '@yizhan/domain';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { assign, handOver, keepConfidential, makeOpen, release } from '../../records/assignment/index.ts';
import {
  assignmentsOf,
  colleaguesFor,
  handOverAll,
  handOverList,
  leftRecords,
  recordsOf,
  viewAssignments,
} from './assignments.usecases.ts';

export function assignmentRoutes(bind: Binder): void {
  bind.route(routes.ofRecord, (ctx, { params }) => assignmentsOf(ctx, recordIn(params)));
  bind.route(routes.colleagues, (ctx, { params }) => colleaguesFor(ctx, recordIn(params)));
  bind.route(routes.assign, async (ctx, { params, body }) => {
    const to = { staffId: fromShortId(body.staffId), note: body.note };
    return viewAssignments(ctx, recordIn(params), await assign(ctx, recordIn(params), to));
  });
  bind.route(routes.handOver, async (ctx, { params, body }) => {
    const over = { from: fromShortId(body.from), to: fromShortId(body.to), note: body.note };
    return viewAssignments(ctx, recordIn(params), await handOver(ctx, recordIn(params), over));
  });
  bind.route(routes.release, async (ctx, { params, body }) => {
    const from = { staffId: fromShortId(body.staffId), note: body.note };
    return viewAssignments(ctx, recordIn(params), await release(ctx, recordIn(params), from));
  });
  bind.route(routes.keepConfidential, async (ctx, { params, body }) =>
    viewAssignments(ctx, recordIn(params), await keepConfidential(ctx, recordIn(params), body)),
  );
  bind.route(routes.makeOpen, async (ctx, { params, body }) =>
    viewAssignments(ctx, recordIn(params), await makeOpen(ctx, recordIn(params), body.note)),
  );
  bind.route(routes.mine, async (ctx) => ({
    items: ctx.actor.kind === 'staff' ? await recordsOf(ctx, ctx.actor.staffId, null) : [],
  }));
  bind.route(routes.left, async (ctx) => ({ items: await leftRecords(ctx) }));
  bind.route(routes.ofStaff, (ctx, { params }) => handOverList(ctx, fromShortId(params.staffId)));
  bind.route(routes.handOverAll, (ctx, { params, body }) =>
    handOverAll(ctx, fromShortId(params.staffId), { to: fromShortId(body.to), note: body.note }),
  );
}

function recordIn({ noun, id }: { noun: AssignableNoun; id: string }) {
  return { noun, ref: toRef(id) };
}

import { assignmentRoutes as routes } from '@yizhan/contract';
import type { AssignableNoun } from '@yizhan/domain';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { assign, handOver, release } from '../../records/assignment/index.ts';
import {
  assignmentsOf,
  colleaguesFor,
  handOverAll,
  handOverList,
  leftRecords,
  recordsOf,
} from './assignments.usecases.ts';

export function assignmentRoutes(bind: Binder): void {
  bind.route(routes.ofRecord, (ctx, { params }) => assignmentsOf(ctx, recordIn(params)));
  bind.route(routes.colleagues, (ctx, { params }) => colleaguesFor(ctx, recordIn(params)));
  bind.route(routes.assign, async (ctx, { params, body }) => {
    await assign(ctx, recordIn(params), { staffId: fromShortId(body.staffId), note: body.note });
    return assignmentsOf(ctx, recordIn(params));
  });
  bind.route(routes.handOver, async (ctx, { params, body }) => {
    const { from, to, note } = body;
    await handOver(ctx, recordIn(params), { from: fromShortId(from), to: fromShortId(to), note });
    return assignmentsOf(ctx, recordIn(params));
  });
  bind.route(routes.release, async (ctx, { params, body }) => {
    await release(ctx, recordIn(params), { staffId: fromShortId(body.staffId), note: body.note });
    return assignmentsOf(ctx, recordIn(params));
  });
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

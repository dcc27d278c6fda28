import { employerRoutes as routes, ownEmployerRoutes, type Employer } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { toRef, type Ref } from '../../app/ids.ts';
import { readTimeline } from '../../app/timeline.ts';
import { reveal } from '../../records/reveal/index.ts';
import { EmployerUnknown } from './employers.errors.ts';
import { findEmployerRow } from './employers.repository.ts';
import {
  blacklistEmployer,
  createEmployer,
  noteEmployer,
  getEmployer,
  updateByStaff,
  verifyEmployer,
} from './employers.usecases.ts';
import { employerView } from './employers.views.ts';
import { getOwnEmployer, saveOwnEmployer } from './own-employer.usecases.ts';

export function employerRoutes(bind: Binder): void {
  bind.route(routes.create, async (ctx, { body }) => viewOf(ctx, await createEmployer(ctx, body)));
  bind.route(routes.get, async (ctx, { params }) =>
    employerView(ctx, await getEmployer(ctx, toRef(params.id))),
  );
  bind.route(routes.update, async (ctx, { params, body }) => {
    await updateByStaff(ctx, toRef(params.id), body);
    return viewOf(ctx, toRef(params.id));
  });
  bind.route(routes.verify, async (ctx, { params, body }) => {
    await verifyEmployer(ctx, toRef(params.id), body);
    return viewOf(ctx, toRef(params.id));
  });
  bind.route(routes.blacklist, async (ctx, { params, body }) => {
    await blacklistEmployer(ctx, toRef(params.id), body);
    return viewOf(ctx, toRef(params.id));
  });
  bind.route(routes.reveal, async (ctx, { params, body }) => ({
    value: await reveal(ctx, { noun: 'employer', ref: toRef(params.id), ...body }),
  }));
  bind.route(routes.timeline, async (ctx, { params, query }) => {
    const row = await getEmployer(ctx, toRef(params.id));
    return readTimeline(ctx, row, query);
  });
  bind.route(routes.addNote, (ctx, { params, body }) => noteEmployer(ctx, toRef(params.id), body));

  bind.route(ownEmployerRoutes.get, async (ctx) => employerView(ctx, await getOwnEmployer(ctx)));
  bind.route(ownEmployerRoutes.save, async (ctx, { body }) => viewOf(ctx, await saveOwnEmployer(ctx, body)));
}

async function viewOf(ctx: AnyContext, ref: Ref): Promise<Employer> {
  const row = await findEmployerRow(ctx.db, ref);
  if (row === undefined) throw EmployerUnknown();
  return employerView(ctx, row);
}

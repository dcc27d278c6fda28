import { meRoutes as routes, type MyApplication } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { ownRecord, ownRef } from '../seekers/index.ts';
import { transitionPlacement } from './transitions.usecases.ts';
import { PlacementUnknown } from './placements.errors.ts';
import { findPlacementRow, listOwnRows } from './placements.repository.ts';
import { myApplications } from './placements.views.ts';
import { startPlacement } from './referral.usecases.ts';

/** A person's actions on their applications. */
export function myPlacementRoutes(bind: Binder): void {
  bind.route(routes.apply, async (ctx, { body }) => {
    const pair = { seeker: ownRef(ctx.actor), vacancy: toRef(body.vacancyId) };
    return mine(
      ctx,
      await startPlacement(ctx, pair, { origin: 'application', note: body.note, via: body.via }),
    );
  });

  bind.route(routes.applications, async (ctx, { query }) => {
    const own = await ownRecord(ctx);
    const rows = await listOwnRows(ctx.db, own, query);
    const views = new Map(
      (await myApplications(ctx, rows.slice(0, query.limit))).map((item) => [item.id, item]),
    );
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.created_at.toISOString(), row.id],
      (row) => views.get(recordId(row.prefecture, row.id)),
    );
    return { ...page, items: page.items.filter((item) => item !== undefined) };
  });

  bind.route(routes.withdraw, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await transitionPlacement(ctx, ref, body.version, {
      action: 'stop',
      reason: body.reason,
      note: body.note,
    });
    return mine(ctx, ref);
  });
}

async function mine(ctx: AnyContext, ref: Ref): Promise<MyApplication> {
  const row = await findPlacementRow(ctx.db, ref);
  const [view] = row === undefined ? [] : await myApplications(ctx, [row]);
  if (view === undefined) throw PlacementUnknown();
  return view;
}

import { deskRoutes as routes, OK } from '@yizhan/contract';
import { scopeOf } from '../../app/actor.ts';
import { toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId, shortId, toRef } from '../../app/ids.ts';
import { listHelp } from './help.repository.ts';
import { askHelp, closeHelp, helpView, revealHelp } from './help.usecases.ts';
import { searchAll } from './search.usecases.ts';
import { today } from './today.usecases.ts';

export function deskRoutes(bind: Binder): void {
  bind.route(routes.today, (ctx, { query }) =>
    today(ctx, query.siteId === undefined ? undefined : fromShortId(query.siteId)),
  );

  bind.route(routes.search, async (ctx, { body }) => ({ items: await searchAll(ctx, body.q) }));

  bind.route(routes.askHelp, async (ctx, { body }) => {
    const site = await askHelp(ctx, body);
    return { ...OK, site: site === null ? null : { id: shortId(site.id), name: site.name } };
  });

  bind.route(routes.listHelp, async (ctx, { query }) => {
    const { rows, total } = await listHelp(ctx.db, { ...scopeOf(ctx.actor, 'help.handle'), ...query });
    return toPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.id], helpView, total);
  });

  bind.route(routes.revealHelp, async (ctx, { params }) => ({
    value: await revealHelp(ctx, toRef(params.id)),
  }));

  bind.route(routes.closeHelp, (ctx, { params, body }) => closeHelp(ctx, toRef(params.id), body));
}

import { siteRoutes as routes } from '@yizhan/contract';
import { z } from 'zod';
import { decodeCursor, toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { sitePoster } from './poster.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { listSiteRows } from './sites.repository.ts';
import { sitePolicy } from './sites.policy.ts';
import { changeSite, createSite, getSite } from './sites.usecases.ts';
import { siteViews } from './sites.views.ts';

const OffsetCursor = z.tuple([z.int().min(0)]);
/** What the public sees; staff may ask for all. */
const PUBLIC_STATUSES = ['trial', 'open', 'suspended'];

export function siteRoutes(bind: Binder): void {
  bind.route(routes.list, async (ctx, { query }) => {
    const offset = decodeCursor(query.cursor, OffsetCursor)?.[0] ?? 0;
    const wantsAll = query.all === true && sitePolicy.mayAnywhere(ctx.actor, 'sites.edit');
    const point =
      query.lng === undefined || query.lat === undefined ? null : { lng: query.lng, lat: query.lat };
    const rows = await listSiteRows(ctx.db, {
      q: query.q,
      region: query.region,
      matrices: query.matrix,
      service: query.service,
      point,
      statuses: wantsAll ? null : PUBLIC_STATUSES,
    });
    const notices = await readNotices(ctx.db);
    const views = (await siteViews(ctx, rows, notices)).filter(
      (site) => query.openNow !== true || site.openState.open,
    );
    const numbered = views
      .slice(offset, offset + query.limit + 1)
      .map((site, index) => ({ site, next: offset + index + 1 }));
    return toPage(
      numbered,
      query.limit,
      (row) => [row.next],
      (row) => row.site,
      views.length,
    );
  });

  bind.route(routes.get, (ctx, { params }) => getSite(ctx, fromShortId(params.id)));

  bind.route(routes.create, async (ctx, { body }) => getSite(ctx, await createSite(ctx, body)));

  bind.route(routes.update, async (ctx, { params, body }) => {
    const id = fromShortId(params.id);
    await changeSite(ctx, id, body);
    return getSite(ctx, id);
  });

  bind.route(routes.poster, async (ctx, { params }, { request }) => {
    const site = await getSite(ctx, fromShortId(params.id));
    const url = `${request.protocol}://${request.host}/sites/${site.id}`;
    return { type: 'text/html; charset=utf-8', stream: await sitePoster(site, url, ctx.locale) };
  });
}

import { siteRoutes as routes } from '@yizhan/contract';
import { writePdf } from '@yizhan/print';
import type { Binder } from '../../app/http/bind.ts';
import { publicUrl } from '../../app/http/public-url.ts';
import { fromShortId } from '../../app/ids.ts';
import { sitePoster } from './poster.ts';
import { changeSite, createSite, getSite, historyOfSite } from './sites.usecases.ts';

export function siteRoutes(bind: Binder): void {
  bind.route(routes.get, (ctx, { params }) => getSite(ctx, fromShortId(params.id)));

  bind.route(routes.history, (ctx, { params, query }) => historyOfSite(ctx, fromShortId(params.id), query));

  bind.route(routes.create, async (ctx, { body }) => getSite(ctx, await createSite(ctx, body)));

  bind.route(routes.update, async (ctx, { params, body }) => {
    const id = fromShortId(params.id);
    await changeSite(ctx, id, body);
    return getSite(ctx, id);
  });

  bind.route(routes.poster, async (ctx, { params, query }, { request }) => {
    const site = await getSite(ctx, fromShortId(params.id));
    const language = query.language ?? ctx.locale;
    const paper = sitePoster(site, publicUrl(ctx.services.config, request), {
      language,
      size: query.size ?? 'A4',
    });
    const { stream } = writePdf([paper], { title: site.name, locale: language, at: ctx.now });
    return { type: 'application/pdf', stream };
  });
}

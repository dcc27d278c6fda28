import { vacancyRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../../app/http/bind.ts';
import { onlyWhenChanged } from '../../../app/http/only-when-changed.ts';
import { toRef } from '../../../app/ids.ts';
import { VacancyUnknown } from '../vacancies.errors.ts';
import { openBoardStream, readBoard } from './board.ts';
import { readFeed, readPartnerFeed } from './feed.ts';
import { publicVacancyView } from './public.views.ts';
import { searchPlaces, searchVacancies } from './search.ts';
import { findPublicRow } from './search.repository.ts';

/** The public routes for vacancies, without signing in. */
export function publicVacancyRoutes(bind: Binder): void {
  bind.route(routes.search, (ctx, { query }) => searchVacancies(ctx, query));

  bind.route(routes.places, (ctx, { query }) => searchPlaces(ctx, query));

  bind.route(routes.show, async (ctx, { params, query }) => {
    const point =
      query.lng !== undefined && query.lat !== undefined ? { lng: query.lng, lat: query.lat } : null;
    const row = await findPublicRow(ctx.db, toRef(params.id), point);
    if (row === undefined) throw VacancyUnknown();
    return publicVacancyView(ctx, row);
  });

  bind.route(routes.board, (ctx, { params, query }) => readBoard(ctx, params.siteId, query.limit));

  bind.route(routes.boardStream, async (ctx, { params }, { reply }) => {
    const stream = await openBoardStream(ctx, params.siteId);
    reply.header('cache-control', 'no-cache, no-transform').header('x-accel-buffering', 'no');
    return { stream, type: 'text/event-stream; charset=utf-8' };
  });

  bind.route(routes.feed, async (ctx, { query: { region = '', ...query } }, exchange) =>
    onlyWhenChanged(exchange, await readFeed(ctx, { ...query, regions: [region] })),
  );

  bind.route(routes.partnerFeed, async (ctx, { query }, exchange) =>
    onlyWhenChanged(exchange, await readPartnerFeed(ctx, query)),
  );
}

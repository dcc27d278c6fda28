import type { PublicSearch, VacancyCard, VacancyPlace } from '@yizhan/contract';
import type { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { andQueries, tagQuery, occupationQuery, regionQuery, SEARCH } from '../../../app/search/index.ts';
import { cardView, placeView } from './public.views.ts';
import { countPublic, searchPublic, type PublicFilter } from './search.repository.ts';

/** A page of open vacancies for the public; `total` comes with the first page only. */
export async function searchVacancies(
  ctx: AnyContext,
  query: z.output<typeof PublicSearch>,
): Promise<{ items: VacancyCard[]; nextCursor: string | null; total: number | null }> {
  const filter = filterOf(ctx, query);
  const { rows, nextCursor } = await searchPublic(ctx.db, filter);
  const total = filter.cursor === undefined ? await countPublic(ctx.db, filter) : null;
  return { items: rows.map((row) => cardView(ctx, row)), nextCursor, total };
}

/** The most points a map gets: more cannot be told apart, nor read in the list beside it. */
const MOST_PLACES = 200;

/** The first open vacancies of a search, in its order, as points on a map. */
export async function searchPlaces(
  ctx: AnyContext,
  query: Omit<z.output<typeof PublicSearch>, 'cursor' | 'limit'>,
): Promise<{ items: VacancyPlace[]; total: number | null; unplaced: number }> {
  const filter = filterOf(ctx, { ...query, limit: MOST_PLACES });
  const { rows } = await searchPublic(ctx.db, filter);
  const items = rows.map((row) => placeView(ctx, row)).filter((place) => place !== null);
  return { items, total: await countPublic(ctx.db, filter), unplaced: rows.length - items.length };
}

function filterOf(ctx: AnyContext, query: z.output<typeof PublicSearch>): PublicFilter {
  const words = query.q === undefined ? null : ctx.services.use(SEARCH).toSearchQuery(query.q);
  const point =
    query.lng !== undefined && query.lat !== undefined ? { lng: query.lng, lat: query.lat } : null;
  return {
    query: andQueries(
      words,
      query.region === undefined ? null : regionQuery(query.region),
      query.occupation === undefined || query.occupation === '' ? null : occupationQuery(query.occupation),
      query.dayShift === true ? tagQuery('night', true) : null,
    ),
    words,
    kinds: query.kind ?? [],
    payFrom: query.payFrom ?? null,
    lodging: query.lodging === true,
    meals: query.meals === true,
    daily: query.daily === true,
    point,
    radius: point === null ? null : (query.radius ?? null),
    sort: query.sort,
    today: shanghaiDate(ctx.now),
    cursor: query.cursor === '' ? undefined : query.cursor,
    limit: query.limit,
  };
}

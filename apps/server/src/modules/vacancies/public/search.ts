import type { PublicSearch, VacancyCard } from '@yizhan/contract';
import type { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { andQueries, tagQuery, occupationQuery, regionQuery, SEARCH } from '../../../app/search/index.ts';
import { cardView } from './public.views.ts';
import { countPublic, searchPublic, type PublicFilter } from './search.repository.ts';

/** A page of open vacancies for the public; `total` comes with the first page only. */
export async function searchVacancies(
  ctx: AnyContext,
  query: z.output<typeof PublicSearch>,
): Promise<{ items: VacancyCard[]; nextCursor: string | null; total: number | null }> {
  const words = query.q === undefined ? null : ctx.services.use(SEARCH).toSearchQuery(query.q);
  const point =
    query.lng !== undefined && query.lat !== undefined ? { lng: query.lng, lat: query.lat } : null;
  const filter: PublicFilter = {
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
  const { rows, nextCursor } = await searchPublic(ctx.db, filter);
  const total = filter.cursor === undefined ? await countPublic(ctx.db, filter) : null;
  return { items: rows.map((row) => cardView(ctx, row)), nextCursor, total };
}

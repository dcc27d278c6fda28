import type { z } from 'zod';
import type { AnyList } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { Actor, ReachedPlaces } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { encodeCursor } from '../../app/db/cursor.ts';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { exportList, measureExport, takeExport, type FurtherColumns } from './export.ts';
import { countRows, MOST_COUNTED, readKeys, type ListKey, type ListRequest } from './rows.repository.ts';
import { scopedTo } from './scope.sql.ts';
import type { ListContext, ListSource, Narrowing, QueryOf, SortKey } from './source.ts';
import type { AnyBoundList, AnyQuery, Within } from './types.ts';

/** A row of a list as the handler returns it, before the reply is parsed. */
export type RowOf<L extends AnyList> = z.input<L['row']>;

export interface ListPage<L extends AnyList> {
  readonly items: Array<RowOf<L>>;
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly atLeast: number | null;
}

export interface BoundList<L extends AnyList> extends AnyBoundList {
  readonly list: L;
  /** A page of the list, for its own route and for others that show part of it. */
  page(ctx: AnyContext, query: Partial<QueryOf<L>>, within?: Within): Promise<ListPage<L>>;
  /** The keys of its rows in the order asked for, at most `most`. */
  keys(ctx: AnyContext, query: Partial<QueryOf<L>>, within: Within, most: number): Promise<Ref[]>;
  /** How many rows there are; counting stops at one more than `most`. */
  count(ctx: AnyContext, query: Partial<QueryOf<L>>, within: Within, most: number): Promise<number>;
}

const USUAL_LIMIT = 20;

/**
 * Binds a list to its SQL and to the presentation of its rows. `show` gets the keys of one page and returns the rows by
 * id; a row deleted meanwhile is omitted.
 */
export function bindList<L extends AnyList, D, T extends keyof D>(
  list: L,
  binding: {
    readonly source: ListSource<L, D, T>;
    /** What a caller's list is cut to, where it is not simply where she holds the verb. */
    readonly reach?: (actor: Actor) => ReachedPlaces;
    /** Takes out of the query what the caller may not ask for. */
    readonly allowed?: (actor: Actor, query: Partial<QueryOf<L>>) => Partial<QueryOf<L>>;
    /** Columns that a file has besides, because of what the query asks for. */
    readonly also?: (ctx: AnyContext, query: Partial<QueryOf<L>>) => Promise<FurtherColumns | null>;
    readonly show: (
      ctx: AnyContext,
      refs: readonly Ref[],
      query: Partial<QueryOf<L>>,
    ) => Promise<ReadonlyMap<string, RowOf<L>>>;
  },
): BoundList<L> {
  const {
    source,
    show,
    reach,
    also,
    allowed = (_actor: Actor, query: Partial<QueryOf<L>>) => query,
  } = binding;

  async function request(ctx: AnyContext, query: AnyQuery, within: Within): Promise<ListRequest<D, T>> {
    const scoped = 'verb' in within ? await scopedTo(ctx, source.scope, { ...within, reach }) : within;
    // The query is of this list, as its schema or a caller of `page` made it.
    const typed = allowed(ctx.actor, query as Partial<QueryOf<L>>);
    const name = typeof query['sort'] === 'string' ? query['sort'] : (source.usual?.(typed) ?? list.sort);
    const sorts: Readonly<Record<string, SortKey<Partial<QueryOf<L>>>>> = source.sorts;
    const sort = sorts[name];
    if (sort === undefined) throw new Error(`${list.id} binds no order ${name}`);
    const at = { ctx, today: shanghaiDate(ctx.now) };
    const by = typeof sort.by === 'function' ? sort.by(typed) : sort.by;
    return {
      from: source.from,
      key: source.key,
      scoped,
      narrowings: [...[source.always?.(typed) ?? []].flat(), ...(await narrowingsOf(source, typed, at))],
      order: { by, type: sort.type, name, descending: list.sorts[name]?.descending === true },
    };
  }

  async function rows(ctx: AnyContext, keys: readonly ListKey[], query: AnyQuery): Promise<Array<RowOf<L>>> {
    if (keys.length === 0) return [];
    const shown = await show(ctx, keys, query as Partial<QueryOf<L>>);
    const found: Array<RowOf<L>> = [];
    for (const { id } of keys) {
      const row = shown.get(id);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  async function page(ctx: AnyContext, query: AnyQuery, within: Within): Promise<ListPage<L>> {
    const cursor = typeof query['cursor'] === 'string' ? query['cursor'] : undefined;
    const limit = typeof query['limit'] === 'number' ? query['limit'] : USUAL_LIMIT;
    const asked = await request(ctx, query, within);
    const keys = await readKeys(ctx.db, asked, { cursor, limit: limit + 1 });
    const last = keys.length > limit ? keys[limit - 1] : undefined;
    const counted = last === undefined ? keys.length : await countOnce(ctx, asked, cursor);
    return {
      items: await rows(ctx, keys.slice(0, limit), query),
      nextCursor: last === undefined ? null : encodeCursor([asked.order.name, last.at, last.id]),
      total: cursor !== undefined || counted > MOST_COUNTED ? null : counted,
      atLeast: cursor === undefined && counted > MOST_COUNTED ? MOST_COUNTED : null,
    };
  }

  const exported = {
    request: (at: AnyContext, query: AnyQuery, actor: Actor) =>
      request(at, query, { verb: list.verb, actor }),
    rows,
    also: async (at: AnyContext, query: AnyQuery) => (await also?.(at, query as Partial<QueryOf<L>>)) ?? null,
  };
  return {
    id: list.id,
    list,
    scope: source.scope,
    measureExport: (ctx, order) => measureExport(ctx, list, order, exported),
    takeExport: (ctx, order) => takeExport(ctx, list, order, exported),
    page: (ctx, query, within = { verb: list.verb }) => page(ctx, query, within),
    keys: async (ctx, query, within, most) =>
      readKeys(ctx.db, await request(ctx, query, within), { limit: most }),
    count: async (ctx, query, within, most) => countRows(ctx.db, await request(ctx, query, within), most),
    anyPage: (ctx, query, within = { verb: list.verb }) => page(ctx, query, within),
    routes(bind) {
      const { route, exportRoute }: AnyList = list;
      bind.route(route, (ctx, { query }) => page(ctx, query, { verb: list.verb }));
      bind.route(exportRoute, (ctx, { body }) => exportList(ctx, list, body, exported));
    },
  };
}

/** The `show` of a list whose rows are read by their keys and then made into views. */
export function shown<R extends { readonly id: string }, V>(
  find: (db: Reader, refs: readonly Ref[]) => Promise<readonly R[]>,
  views: (ctx: AnyContext, rows: readonly R[]) => Promise<readonly V[]>,
) {
  return async (ctx: AnyContext, refs: readonly Ref[]): Promise<ReadonlyMap<string, V>> => {
    const rows = await find(ctx.db, refs);
    return byIdOf(rows, await views(ctx, rows));
  };
}

/** Views in the order of their rows, by the row's id. */
export function byIdOf<V>(
  rows: ReadonlyArray<{ readonly id: string }>,
  views: readonly V[],
): ReadonlyMap<string, V> {
  const found = new Map<string, V>();
  views.forEach((view, index) => {
    const row = rows[index];
    if (row !== undefined) found.set(row.id, view);
  });
  return found;
}

/** Later pages are not counted again. */
async function countOnce<D, T extends keyof D>(
  ctx: AnyContext,
  asked: ListRequest<D, T>,
  cursor: string | undefined,
): Promise<number> {
  return cursor === undefined ? countRows(ctx.db, asked, MOST_COUNTED) : 0;
}

async function narrowingsOf<L extends AnyList, D, T extends keyof D>(
  source: ListSource<L, D, T>,
  query: AnyQuery,
  at: ListContext,
): Promise<Array<Narrowing<D, T>>> {
  const filters: Readonly<Record<string, AnyFilter<D, T>>> = source.filters;
  const found: Array<Narrowing<D, T>> = [];
  for (const [name, filter] of Object.entries(filters)) {
    const value = query[name];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    // The route's schema has parsed the value; here its type meets the filter made for it.
    const narrowing = await filter(value as never, at);
    if (narrowing !== null) found.push(narrowing);
  }
  return found;
}

type AnyFilter<D, T extends keyof D> = (
  value: never,
  at: ListContext,
) => Narrowing<D, T> | null | Promise<Narrowing<D, T> | null>;

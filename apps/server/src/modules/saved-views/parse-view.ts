import { z } from 'zod';
import type { AnyList, SavedView } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { fromShortId } from '../../app/ids.ts';
import { findSitePlace } from '../sites/index.ts';
import { placesOf, reachesSite } from './saved-views.policy.ts';

type LeftOut = SavedView['leftOut'][number];

/** What of a view holds for one viewer. */
interface ParsedView {
  readonly query: Record<string, string>;
  readonly columns: string[] | null;
  readonly leftOut: readonly LeftOut[];
}

/** Of the page, never of a view. */
const OF_THE_PAGE = ['cursor', 'limit'];
const Query = z.record(z.string(), z.string());

/**
 * Reads a view with the current list and the viewer's places: filters come and go, and another user's region is not the
 * viewer's. Invalid parts are omitted and named, so that nobody mistakes the rest for the whole.
 */
export async function parseView(
  ctx: AnyContext,
  list: AnyList,
  view: { readonly query: unknown; readonly columns: readonly string[] | null },
): Promise<ParsedView> {
  const query: Record<string, string> = {};
  const leftOut: LeftOut[] = [];
  for (const [name, value] of Object.entries(Query.catch({}).parse(view.query))) {
    const reason = await faultOf(ctx, list, name, value);
    if (reason === null) query[name] = value;
    else leftOut.push({ part: name === 'sort' ? 'sort' : 'filter', name, reason });
  }
  const columns = view.columns?.filter((column) => list.columnNames.includes(column)) ?? null;
  for (const column of view.columns ?? []) {
    if (!list.columnNames.includes(column)) leftOut.push({ part: 'column', name: column, reason: 'unknown' });
  }
  return { query, columns: columns?.length === 0 ? null : columns, leftOut };
}

async function faultOf(
  ctx: AnyContext,
  list: AnyList,
  name: string,
  value: string,
): Promise<LeftOut['reason'] | null> {
  const shape: Readonly<Record<string, z.ZodType>> = list.route.query.shape;
  const schema = shape[name];
  if (schema === undefined || OF_THE_PAGE.includes(name)) return 'unknown';
  if (list.notKept?.includes(name) === true) return 'not_kept';
  if (!schema.safeParse(value).success) return 'unreadable';
  if (name === 'region') {
    const { regions } = placesOf(ctx.actor, list);
    return regions.some((own) => value.startsWith(own) || own.startsWith(value)) ? null : 'out_of_reach';
  }
  if (name === 'siteId') {
    const site = await findSitePlace(ctx, fromShortId(value)).catch(() => null);
    return site !== null && reachesSite(ctx.actor, list, site) ? null : 'out_of_reach';
  }
  return null;
}

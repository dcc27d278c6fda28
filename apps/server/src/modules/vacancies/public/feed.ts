import { z } from 'zod';
import type { HandlerReply, vacancyRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { decodeCursor, encodeCursor } from '../../../app/db/cursor.ts';
import { recordId } from '../../../app/ids.ts';
import { feedPolicy } from '../vacancies.policy.ts';
import { feedHead, listChanges, listSnapshot, type FeedPosition } from './feed.repository.ts';
import { listByRefs } from '../vacancies.repository.ts';
import { feedView, isOpen } from './public.views.ts';

type FeedPage = HandlerReply<(typeof vacancyRoutes)['feed']>;
type FeedItem = FeedPage['items'][number];

const Transaction = z.string().regex(/^\d{1,20}$/);
/** `snapshot`: the start of the stream and the last vacancy sent. `stream`: the last change sent. */
const FeedCursor = z.union([
  z.tuple([z.literal('snapshot'), Transaction, z.string().length(4), z.uuid()]),
  z.tuple([z.literal('stream'), Transaction, z.int()]),
]);

/**
 * First all open vacancies page by page, then their changes including removals, for ever. A reader that keeps the
 * cursor and applies every item ends up with exactly the open vacancies: an item received twice changes nothing.
 *
 * @param query.regions prefixes of divisions; the empty one is the whole network
 * @throws CursorInvalid
 */
export async function readFeed(
  ctx: AnyContext,
  query: { cursor?: string | undefined; regions: readonly string[]; limit: number },
): Promise<FeedPage> {
  const cursor = decodeCursor(query.cursor, FeedCursor);
  const { regions } = query;
  if (cursor?.[0] === 'stream') {
    return readStream(ctx, { transaction: cursor[1], change: cursor[2] }, regions, query.limit);
  }
  // The stream begins where the snapshot began, so that changes during the snapshot are not missed.
  const begin = cursor === null ? (await feedHead(ctx.db)).transaction : cursor[1];
  const rows = await listSnapshot(ctx.db, {
    regions,
    today: shanghaiDate(ctx.now),
    after: cursor === null ? null : { prefecture: cursor[2], id: cursor[3] },
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit;
  return {
    items: shown.map((row) => ({
      kind: 'upsert' as const,
      id: recordId(row),
      at: row.updated_at.toISOString(),
      vacancy: feedView(ctx, row),
    })),
    cursor:
      hasMore && last !== undefined
        ? encodeCursor(['snapshot', begin, last.prefecture, last.id])
        : encodeCursor(['stream', begin, Number.MAX_SAFE_INTEGER]),
    more: hasMore,
  };
}

async function readStream(
  ctx: AnyContext,
  after: FeedPosition,
  regions: readonly string[],
  limit: number,
): Promise<FeedPage> {
  const changes = await listChanges(ctx.db, after, limit + 1);
  const shown = changes.slice(0, limit);
  const refs = new Map(shown.map((change) => [change.ref.id, change.ref]));
  const rows = new Map((await listByRefs(ctx.db, [...refs.values()])).map((row) => [row.id, row]));
  const items = new Map<string, FeedItem>();
  for (const change of shown) {
    const row = rows.get(change.ref.id);
    if (row === undefined) continue;
    const id = recordId(change.ref);
    const at = change.at.toISOString();
    const isWithin = regions.some((region) => row.region_code.startsWith(region));
    const open = isOpen(ctx, row);
    // The latest state counts; a later line of the same vacancy replaces an earlier one.
    if (isWithin && open) items.set(id, { kind: 'upsert', id, at, vacancy: feedView(ctx, row) });
    else if (isWithin || (open && change.kind === 'remove')) items.set(id, { kind: 'remove', id, at });
  }
  const last = shown.at(-1) ?? after;
  return {
    items: [...items.values()],
    cursor: encodeCursor(['stream', last.transaction, last.change]),
    more: changes.length > limit,
  };
}

/**
 * The feed of what lies at the caller's places, or at those of them that lie in one division.
 *
 * @throws OutOfRegion, CursorInvalid
 */
export async function readPartnerFeed(
  ctx: AnyContext,
  { region, ...query }: { cursor?: string | undefined; region?: string | undefined; limit: number },
): Promise<FeedPage> {
  const { regions: own } = feedPolicy.scope(ctx.actor, 'feed.read');
  if (region === undefined) return readFeed(ctx, { ...query, regions: own });
  const within = own.filter((one) => one.startsWith(region));
  if (within.length === 0) feedPolicy.authorise(ctx.actor, 'feed.read', { region });
  return readFeed(ctx, { ...query, regions: within.length === 0 ? [region] : within });
}

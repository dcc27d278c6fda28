import type { z } from 'zod';
import { MOST_UNREAD, type InboxItem, type notificationRoutes } from '@yizhan/contract';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { encodeCursor } from '../../app/db/cursor.ts';
import { fromShortId } from '../../app/ids.ts';
import {
  listInboxItems,
  markInboxRead,
  readTemplateTexts,
  type InboxOwner,
} from '../../records/notifications/index.ts';
import { maySee } from './notifications.policy.ts';
import { inboxView } from './notifications.views.ts';

/** The owner of the caller's inbox; null for an account without a record yet. */
function ownerOf(actor: Actor): InboxOwner | null {
  switch (actor.kind) {
    case 'staff':
      return { kind: 'staff', id: actor.staffId };
    case 'seeker':
      return actor.seekerId === null ? null : { kind: 'seeker', id: actor.seekerId };
    case 'employer':
      return actor.employerId === null ? null : { kind: 'employer', id: actor.employerId };
    default:
      return null;
  }
}

export async function listInbox(
  ctx: AnyContext,
  query: z.output<typeof notificationRoutes.inbox.query>,
): Promise<{ items: InboxItem[]; nextCursor: string | null }> {
  const owner = ownerOf(ctx.actor);
  if (owner === null) return { items: [], nextCursor: null };
  const rows = await listInboxItems(ctx.db, owner, { ...query, unread: query.unread === true });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const texts = await readTemplateTexts(ctx.db, [...new Set(shown.map(({ template }) => template))]);
  return {
    items: shown
      .filter((row) => maySee(ctx.actor, row))
      .flatMap((row) => inboxView(row, texts, ctx.locale) ?? []),
    nextCursor:
      rows.length > query.limit && last !== undefined ? encodeCursor([last.at.toISOString(), last.id]) : null,
  };
}

export async function countUnread(ctx: AnyContext): Promise<number> {
  const owner = ownerOf(ctx.actor);
  if (owner === null) return 0;
  const rows = await listInboxItems(ctx.db, owner, { limit: MOST_UNREAD, unread: true });
  return Math.min(MOST_UNREAD, rows.filter((row) => maySee(ctx.actor, row)).length);
}

/**
 * Marks items of the caller's own inbox; others' are not touched whatever their ids. Returns how many remain unread.
 */
export async function markRead(
  ctx: WriteContext,
  input: z.output<typeof notificationRoutes.markRead.body>,
): Promise<number> {
  const owner = ownerOf(ctx.actor);
  if (owner === null) return 0;
  const which = 'ids' in input ? { ids: input.ids.map(fromShortId) } : { until: new Date(input.until) };
  await markInboxRead(ctx.trx, owner, which, ctx.now);
  return countUnread(ctx);
}

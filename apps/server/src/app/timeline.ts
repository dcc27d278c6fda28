import { z } from 'zod';
import type { TimelineEntry } from '@yizhan/contract';
import { actorStamp } from './actor.ts';
import type { AnyContext, WriteContext } from './context.ts';
import { doersOf } from './doers.ts';
import { decodeCursor, TimeCursor, toPage } from './db/cursor.ts';
import { json, type Transaction } from './db/database.ts';
import { findEntrySince, listEntries } from './timeline.repository.ts';
import { newId, recordId, shortId, type Ref } from './ids.ts';

export interface TimelineInput {
  readonly party: 'seeker' | 'employer' | 'vacancy';
  readonly ref: Ref;
  /** `noun.verb`; the screens have a text for each. */
  readonly kind: string;
  readonly channel?: string | null;
  readonly siteId?: string | null;
  readonly placement?: Ref | null;
  readonly note?: string | null;
  readonly data?: Record<string, unknown>;
}

/** Writes one entry with the actor and time of the write; returns its id. */
export async function addToTimeline(ctx: WriteContext, entry: TimelineInput): Promise<string> {
  const row = timelineRow(ctx, entry);
  await ctx.append('timeline_entries', [row]);
  return row.id;
}

/** Writes entries. `ids` reserves positions in the order of entries, where others are written before these. */
export async function addEntries(
  ctx: WriteContext,
  entries: readonly TimelineInput[],
  ids: readonly string[] = [],
): Promise<void> {
  await ctx.append(
    'timeline_entries',
    entries.map((entry, index) => timelineRow(ctx, entry, ids[index])),
  );
}

function timelineRow(ctx: WriteContext, entry: TimelineInput, id = newId()) {
  const stamp = actorStamp(ctx.actor);
  return {
    prefecture: entry.ref.prefecture,
    id,
    party_kind: entry.party,
    party_id: entry.ref.id,
    kind: entry.kind,
    channel: entry.channel ?? null,
    placement_prefecture: entry.placement?.prefecture ?? null,
    placement_id: entry.placement?.id ?? null,
    site_id: entry.siteId ?? null,
    note: entry.note === '' ? null : (entry.note ?? null),
    data: json({ ...entry.data, ...(ctx.approval === undefined ? {} : { approvedBy: ctx.approval.by }) }),
    actor_kind: stamp.kind,
    actor_id: stamp.id,
    actor_name: stamp.name,
    at: ctx.now,
  };
}

/** Whether something happened to a party at a site since then. */
export async function hasEntrySince(
  trx: Transaction,
  ref: Ref,
  what: { readonly kind: string; readonly siteId: string; readonly since: Date },
): Promise<boolean> {
  return (await findEntrySince(trx, ref, what)) !== undefined;
}

const Data = z.record(z.string(), z.unknown());

/** A party's timeline, newest first, `page` from the query string. */
export async function readTimeline(
  ctx: AnyContext,
  ref: Ref,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null; total: number | null }> {
  const after = decodeCursor(page.cursor, TimeCursor);
  const rows = await listEntries(ctx.db, ref, after, page.limit + 1);
  const doer = await doersOf(ctx, rows);
  return toPage(
    rows,
    page.limit,
    (row) => [row.at.toISOString(), row.id],
    (row) => ({
      id: recordId(row.prefecture, row.id),
      at: row.at.toISOString(),
      kind: row.kind,
      channel: row.channel,
      actor: doer(row),
      site:
        row.site_id !== null && row.site_name !== null
          ? { id: shortId(row.site_id), name: row.site_name }
          : null,
      note: row.note,
      data: Data.parse(row.data),
      placementId:
        row.placement_prefecture !== null && row.placement_id !== null
          ? recordId(row.placement_prefecture, row.placement_id)
          : null,
    }),
  );
}

import { z } from 'zod';
import type { TimelineEntry } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { decodeCursor, TimeCursor, toPage } from '../../app/db/cursor.ts';
import { doersOf } from '../../app/doers.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { listActions } from './flow.repository.ts';

const Data = z.record(z.string(), z.unknown());

/**
 * The moves of a record that has no timeline of its own (a site, an import), newest first: what, by whom, and
 * why. The screens have a text for each `noun.move`.
 */
export async function readHistory(
  ctx: AnyContext,
  noun: string,
  ref: Ref,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null; total: number | null }> {
  const after = decodeCursor(page.cursor, TimeCursor);
  const rows = await listActions(ctx.db, noun, ref, after, page.limit + 1);
  const doer = await doersOf(ctx, rows);
  return toPage(
    rows,
    page.limit,
    (row) => [row.at.toISOString(), row.id],
    (row) => ({
      id: recordId(row.prefecture, row.id),
      at: row.at.toISOString(),
      kind: `${noun}.${row.move}`,
      channel: null,
      actor: doer(row),
      site: null,
      note: [row.reason, row.note].filter((text) => text !== null && text !== '').join(' · ') || null,
      data: Data.parse(row.data),
      placementId: null,
    }),
  );
}

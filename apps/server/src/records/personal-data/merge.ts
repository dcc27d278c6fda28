import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { holdingsOf } from './holdings.ts';
import { deleteHeld, repointHeld } from './held-rows.repository.ts';
import type { Holding } from './types.ts';

/**
 * Hands everything the register lists about a dropped record to the one that is kept. Both lie in one prefecture and are
 * locked by the caller.
 *
 * @returns rows that changed, by table
 */
export async function mergeHoldings(
  ctx: WriteContext,
  kind: 'seeker',
  keep: Ref,
  drop: Ref,
): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const holding of holdingsOf(ctx.services, kind)) {
    const rows = await mergeRows(ctx, holding, keep, drop);
    if (rows > 0) moved[holding.table] = (moved[holding.table] ?? 0) + rows;
  }
  return moved;
}

async function mergeRows(ctx: WriteContext, holding: Holding, keep: Ref, drop: Ref): Promise<number> {
  const { table, by, merge } = holding;
  if (typeof merge === 'function') return merge(ctx, keep, drop);
  if (merge === 'stay' || merge === 'follow') return 0;
  if (by === null) throw new Error(`Nothing says how rows of ${table} are found`);
  const rows = { table, by, prefecture: drop.prefecture, ids: [drop.id] };
  return merge === 'delete' ? deleteHeld(ctx.trx, rows) : repointHeld(ctx.trx, rows, keep.id);
}

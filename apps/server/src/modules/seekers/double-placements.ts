import { OPEN_PLACEMENT_STATUSES } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import { listDoublePlacements } from './merge.repository.ts';

/** What placements do when two records are merged; their module supplies it, because it depends on this one. */
export interface MergeHooks {
  /** Stops a placement that duplicates another one; a hire frees its place. */
  stopDouble(ctx: WriteContext, placement: Ref): Promise<void>;
}

export const MERGE_HOOKS = serviceKey<MergeHooks>('merge hooks');

/**
 * Where both records have an open placement with one vacancy, stops the less advanced one, of two equally advanced ones
 * the dropped record's. Returns how many were stopped.
 */
export async function stopDoublePlacements(ctx: WriteContext, keep: Ref, drop: Ref): Promise<number> {
  const rows = await listDoublePlacements(ctx.trx, keep, drop);
  for (const { kept, dropped, kept_status, dropped_status } of rows) {
    const id = stepOf(dropped_status) > stepOf(kept_status) ? kept : dropped;
    await ctx.services.use(MERGE_HOOKS).stopDouble(ctx, { prefecture: keep.prefecture, id });
  }
  return rows.length;
}

/** How far an open placement has advanced. */
const stepOf = (status: string): number => (OPEN_PLACEMENT_STATUSES as readonly string[]).indexOf(status);

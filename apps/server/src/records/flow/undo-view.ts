import type { AnyContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { listLastActions } from './flow.repository.ts';
import { undoUntil } from './frame.ts';

/** What a viewer can still take back on a record; see `Undo` of the contract. */
export interface UndoView {
  readonly actionId: string;
  readonly move: string;
  readonly until: string;
}

/** A record as its view knows it. */
export interface Viewed {
  readonly ref: Ref;
  readonly version: number;
  /** Whether the viewer may make such moves at all. */
  readonly may: boolean;
}

const MINUTES_MS = undoUntil(new Date(0)).getTime();

/**
 * The last action of each record that can still be taken back, by `recordId`: made by a user within the last ten
 * minutes, not as a consequence of another record's move, and nothing has changed the record since. One query per
 * prefecture.
 */
export async function undosOf(
  ctx: AnyContext,
  records: readonly Viewed[],
): Promise<ReadonlyMap<string, UndoView>> {
  const found = new Map<string, UndoView>();
  const since = new Date(ctx.now.getTime() - MINUTES_MS);
  const byPrefecture = Map.groupBy(
    records.filter(({ may }) => may),
    ({ ref }) => ref.prefecture,
  );
  for (const [prefecture, group] of byPrefecture) {
    const ids = group.map(({ ref }) => ref.id);
    const last = new Map(
      (await listLastActions(ctx.db, prefecture, ids, since)).map((row) => [row.record_id, row]),
    );
    for (const { ref, version } of group) {
      const row = last.get(ref.id);
      if (row === undefined || row.undo === null || row.caused_by !== null || row.undone_by !== null)
        continue;
      if (row.version_after !== version) continue;
      found.set(recordId(ref), {
        actionId: recordId(row.prefecture, row.id),
        move: row.move,
        until: undoUntil(row.at).toISOString(),
      });
    }
  }
  return found;
}

/** The same for one record. */
export async function undoOf(ctx: AnyContext, record: Viewed): Promise<UndoView | null> {
  return (await undosOf(ctx, [record])).get(recordId(record.ref)) ?? null;
}

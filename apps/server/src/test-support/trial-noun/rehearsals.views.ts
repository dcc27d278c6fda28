import { rehearsalFlow, REHEARSAL_VERB, type Rehearsal } from '@yizhan/contract/test-support/rehearsals.ts';
import { movesFrom } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import type { RehearsalRow } from './rehearsals.repository.ts';

export async function rehearsalViews(ctx: AnyContext, rows: readonly RehearsalRow[]): Promise<Rehearsal[]> {
  const may = (row: RehearsalRow): boolean => rehearsalPolicy.may(ctx.actor, REHEARSAL_VERB, row);
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: may(row) })),
  );
  return rows.map((row) => ({
    id: recordId(row),
    seeker: { id: recordId(row.prefecture, row.seeker_id), name: row.seeker_name },
    site:
      row.site_id === null || row.site_name === null
        ? null
        : { id: shortId(row.site_id), name: row.site_name },
    at: row.at.toISOString(),
    wish: row.wish,
    result: row.result,
    status: row.status,
    version: row.version,
    heldBy: row.held_by_name,
    can: may(row) ? movesFrom(rehearsalFlow, row.status) : [],
    undo: undos.get(recordId(row)) ?? null,
  }));
}

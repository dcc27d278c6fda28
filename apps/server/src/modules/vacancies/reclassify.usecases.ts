import { bulkWrite, type WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { recheck } from './checks/checks.ts';
import { renewPublic } from './publication/publication.ts';
import { EDITABLE } from './vacancies.policy.ts';
import { updateVacancyRow } from './vacancies.repository.ts';
import { backToReview, getVacancyForUpdate } from './vacancies.usecases.ts';
import { searchColumn } from './vacancies.columns.ts';

/**
 * Moves vacancies from one occupation to another with everything that depends on it: their search document, their
 * findings, their timeline, and the channels that show them. A published one that a finding now blocks goes back to
 * review. The caller has checked the actor's right.
 *
 * Rows are locked one by one in one global order, so that two calls wait for each other instead of deadlocking. A
 * closed row, or one whose occupation is no longer `from`, is left alone. Returns how many changed.
 */
export async function reclassify(
  ctx: WriteContext,
  refs: readonly Ref[],
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<number> {
  const bulk = bulkWrite(ctx);
  let changed = 0;
  for (const ref of [...refs].sort(byRef)) {
    const row = await getVacancyForUpdate(bulk.ctx, ref);
    if (row.occupation_code !== from || !EDITABLE.some((status) => status === row.status)) continue;
    const columns = { occupation_code: to, occupation_confidence: 1 };
    await updateVacancyRow(ctx.trx, ref, {
      ...columns,
      search: searchColumn(ctx, { ...row, ...columns }, row),
      version: row.version + 1,
      updated_at: ctx.now,
    });
    const blocking = await recheck(bulk.ctx, { ...row, ...columns }, row);
    await addToTimeline(bulk.ctx, {
      party: 'vacancy',
      ref,
      kind: 'vacancy.reclassified',
      data: { from, to },
    });
    if (row.status !== 'published') await bulk.ctx.changed('vacancy', ref);
    else if (blocking.length > 0) await backToReview(bulk.ctx, row, 'findings');
    else await renewPublic(bulk.ctx, ref);
    await bulk.ctx.audit({
      action: 'vacancy.reclassified',
      entity: { kind: 'vacancy', id: recordId(ref) },
      region: row.region_code,
      summary: { from, to },
    });
    changed += 1;
  }
  await bulk.flush();
  return changed;
}

function byRef(a: Ref, b: Ref): number {
  return a.prefecture === b.prefecture ? compare(a.id, b.id) : compare(a.prefecture, b.prefecture);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

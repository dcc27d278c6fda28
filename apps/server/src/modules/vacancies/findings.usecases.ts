import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { listFindingRows, updateFinding } from './checks/checks.repository.ts';
import { blockingOf, messageOf } from './checks/checks.ts';
import { FindingFinal, FindingUnknown } from './vacancies.errors.ts';
import { isFinalFinding, vacancyPolicy } from './vacancies.policy.ts';
import { updateVacancyRow } from './vacancies.repository.ts';
import { backToReview, getVacancyForUpdate } from './vacancies.usecases.ts';

/**
 * A reviewer accepts a finding with a reason, or withdraws the acceptance.
 *
 * @throws FindingUnknown once it is mended, FindingFinal where no reason can justify it
 */
export async function decideFinding(
  ctx: WriteContext,
  ref: Ref,
  finding: Ref,
  decision: { accept: boolean; reason: string },
): Promise<void> {
  const row = await getVacancyForUpdate(ctx, ref);
  vacancyPolicy.authorise(ctx.actor, 'vacancies.review', row);
  const found = (await listFindingRows(ctx.trx, ref)).find(({ id }) => id === finding.id);
  if (found === undefined || found.decided === 'mended') throw FindingUnknown();
  if (decision.accept && isFinalFinding(found.code)) {
    throw FindingFinal({ message: messageOf(ctx, found) });
  }
  await updateFinding(ctx.trx, found, {
    decided: decision.accept ? 'accepted' : 'open',
    ...stamped('decided', ctx.actor),
    decided_reason: decision.reason,
  });
  await updateVacancyRow(ctx.trx, ref, { version: row.version + 1, updated_at: ctx.now });
  if (row.status === 'published' && (await blockingOf(ctx, ref)).length > 0) {
    await backToReview(ctx, ref, 'findings');
  } else await ctx.changed('vacancy', ref);
  await addToTimeline(ctx, {
    party: 'vacancy',
    ref,
    kind: 'vacancy.finding_decided',
    note: decision.reason,
    data: { code: found.code, accepted: decision.accept },
  });
  await ctx.audit({
    action: 'vacancy.finding_decided',
    entity: { kind: 'vacancy', id: recordId(ref) },
    region: row.region_code,
    summary: { code: found.code, accepted: decision.accept, reason: decision.reason },
  });
}

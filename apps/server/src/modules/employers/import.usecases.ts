import { actorStamp, authorise } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { updateEmployer } from './employers.repository.ts';
import { EMPLOYER_HOOKS, getEmployerForUpdate } from './employers.usecases.ts';

/**
 * Records that the register says an employer is struck off (注销, 吊销 …): it cannot hire. Its verification is refused
 * and its open vacancies leave every channel. Does nothing when that was recorded before.
 */
export async function refuseStruckOff(ctx: WriteContext, ref: Ref, status: string): Promise<boolean> {
  const row = await getEmployerForUpdate(ctx, ref);
  authorise(ctx.actor, 'employers.verify', { region: row.region_code, siteId: row.site_id });
  if (row.verification === 'rejected') return false;
  const note = `登记状态：${status}`;
  await updateEmployer(ctx.trx, ref, {
    verification: 'rejected',
    verification_note: note,
    verified_at: ctx.now,
    verified_until: null,
    verified_by: actorStamp(ctx.actor).name,
    version: row.version + 1,
    updated_at: ctx.now,
  });
  await ctx.services.use(EMPLOYER_HOOKS).withdrawVacancies(ctx, ref, note);
  await addToTimeline(ctx, { party: 'employer', ref, kind: 'employer.rejected', note });
  await ctx.audit({
    action: 'employer.verified',
    entity: { kind: 'employer', id: recordId(ref) },
    region: row.region_code,
    summary: { result: 'rejected', note },
  });
  await ctx.changed('employer', ref);
  return true;
}

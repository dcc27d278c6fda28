import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { cause } from '../../records/flow/transition.ts';
import { verificationFlow } from './employers.flow.ts';
import { employerPolicy } from './employers.policy.ts';
import { getEmployerForUpdate } from './employers.usecases.ts';

/**
 * Records that the business register lists an employer as struck off (注销, 吊销 …): it cannot hire. Its verification
 * is refused and its open vacancies leave every channel. Does nothing when that is already recorded.
 */
export async function refuseStruckOff(ctx: WriteContext, ref: Ref, status: string): Promise<boolean> {
  const row = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, 'employers.verify', row);
  if (row.verification === 'rejected') return false;
  const note = `登记状态：${status}`;
  await cause(ctx, verificationFlow, ref, { move: 'reject', note, input: { isStruckOff: true } });
  return true;
}

import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { cause } from '../../records/flow/transition.ts';
import { boundApprovalFlow } from './approvals.flow.ts';
import { listPast } from './approvals.repository.ts';

const BATCH = 200;

/** Lets requests expire whose last day is over, each in its own transaction; returns how many. */
export async function expireApprovals(services: Services, signal?: AbortSignal): Promise<number> {
  const today = shanghaiDate(services.clock());
  let expired = 0;
  for (;;) {
    const past = await listPast(services.db, today, BATCH);
    for (const ref of past) {
      if (signal?.aborted === true) return expired;
      await runWrite(services, { actor: system('approvals') }, async (ctx) => {
        const held = await boundApprovalFlow.lock(ctx, ref, 'expire');
        if (held.locked.status !== 'asked' || held.locked.expires_on >= today) return;
        await cause(ctx, boundApprovalFlow, ref, { move: 'expire' });
        expired += 1;
      });
    }
    if (past.length < BATCH) return expired;
  }
}

export const expireApprovalsJob = defineJob({
  name: 'approvals.expire',
  payload: z.object({}).loose(),
  schedule: '12 0 * * *',
  run: async (services, _payload, signal) => {
    await expireApprovals(services, signal);
  },
});

import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { cause } from '../../records/flow/transition.ts';
import { verificationFlow } from './employers.flow.ts';
import { listEndedVerifications, findEmployerForUpdate } from './employers.repository.ts';

const BATCH = 200;

/** Expires verifications whose time is up, each in its own transaction; returns how many. */
export async function expireVerifications(services: Services, signal?: AbortSignal): Promise<number> {
  const today = shanghaiDate(services.clock());
  let expired = 0;
  for (;;) {
    const ended = await listEndedVerifications(services.db, today, BATCH);
    for (const found of ended) {
      if (signal?.aborted === true) return expired;
      await runWrite(services, { actor: system('verification') }, async (ctx) => {
        const row = await findEmployerForUpdate(ctx.trx, found);
        if (row?.verification !== 'verified' || row.verified_until === null || row.verified_until >= today)
          return;
        await cause(ctx, verificationFlow, found, { move: 'run_out' });
        expired += 1;
      });
    }
    if (ended.length < BATCH) return expired;
  }
}

export const expireVerificationsJob = defineJob({
  name: 'employers.expire_verifications',
  payload: z.object({}).loose(),
  schedule: '7 0 * * *',
  run: async (services, _payload, signal) => {
    await expireVerifications(services, signal);
  },
});

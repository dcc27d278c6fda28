import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { listEndedVerifications, findEmployerForUpdate, updateEmployer } from './employers.repository.ts';

const BATCH = 200;

/** Verifications that ran out become `expired`, each in its own transaction; returns how many. */
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
        await updateEmployer(ctx.trx, found, {
          verification: 'expired',
          version: row.version + 1,
          updated_at: ctx.now,
        });
        await addToTimeline(ctx, { party: 'employer', ref: found, kind: 'employer.verification_expired' });
        await ctx.audit({
          action: 'employer.verification_expired',
          entity: { kind: 'employer', id: recordId(found) },
          region: found.region_code,
          summary: { until: row.verified_until },
        });
        await ctx.changed('employer', found);
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

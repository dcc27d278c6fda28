import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { notifySeeker } from './history.ts';
import { getPlacementForUpdate, takeStep } from './transitions.usecases.ts';
import { listFullSince, listWaitingOf } from './placements.repository.ts';

/** Older ones were dealt with by earlier rounds, unless the platform stood still for longer than this. */
const LOOK_BACK_MS = 7 * 86_400_000;

/**
 * Ends what still waits for a vacancy whose every place was taken, and tells the people. Each in its own transaction;
 * where something has been agreed, staff decide. Returns how many were ended.
 */
export async function closeWaiting(services: Services, signal?: AbortSignal): Promise<number> {
  let closed = 0;
  const since = new Date(services.clock().getTime() - LOOK_BACK_MS);
  for (const vacancy of await listFullSince(services.db, since)) {
    for (const ref of await listWaitingOf(services.db, vacancy)) {
      if (signal?.aborted === true) return closed;
      try {
        await runWrite(services, { actor: system('vacancy filled') }, async (ctx) => {
          const open = await getPlacementForUpdate(ctx, ref, null, () => undefined);
          await takeStep(ctx, open, { action: 'stop', reason: 'vacancy_filled', note: '' });
          await notifySeeker(ctx, open.seeker, {
            lane: 'bulk',
            purpose: 'progress',
            template: 'placement.vacancy_filled',
            text: `您报名的“${open.copy.title}”（${open.copy.employerName}）已经招满。我们会继续为您留意别的岗位。`,
          });
        });
        closed += 1;
      } catch (error) {
        // Somebody moved it in this very moment; what it became is not for this job.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }
  return closed;
}

export const closeWaitingJob = defineJob({
  name: 'placements.close_waiting',
  payload: z.object({}).loose(),
  schedule: '*/10 * * * *',
  run: async (services, _payload, signal) => {
    await closeWaiting(services, signal);
  },
});

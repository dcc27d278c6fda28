import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { deleteRemoval, listRemovals, postponeRemoval } from './files.repository.ts';
import { FILE_STORAGE } from './storage/storage.ts';

const BATCH = 100;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const ACTOR = system('files');

/** Removes bytes that nobody holds any longer; what the store refuses is tried again, at growing distances, for ever. */
export async function removeWaiting(services: Services, signal?: AbortSignal): Promise<void> {
  const storage = services.use(FILE_STORAGE);
  for (;;) {
    const waiting = await listRemovals(services.db, services.clock(), BATCH);
    if (waiting.length === 0) return;
    for (const removal of waiting) {
      if (signal?.aborted === true) return;
      try {
        await storage.removeAll(removal.prefix);
        await runWrite(services, { actor: ACTOR }, (ctx) => deleteRemoval(ctx.trx, removal));
      } catch (error) {
        const pause = Math.min(FIRST_PAUSE_MS * 2 ** removal.attempts, LONGEST_PAUSE_MS);
        const until = new Date(services.clock().getTime() + pause);
        await runWrite(services, { actor: ACTOR }, (ctx) => postponeRemoval(ctx.trx, removal, until));
        services.log.warn(
          { err: error, attempts: removal.attempts },
          'Bytes of a file could not be removed yet',
        );
      }
    }
  }
}

export const removeBytesJob = defineJob({
  name: 'files.remove-bytes',
  payload: z.object({}),
  run: (services, _payload, signal) => removeWaiting(services, signal),
});

import { UNDO_MINUTES } from '@yizhan/domain';
import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { deleteEvents, listDelivered, listPrefecturesBefore } from './events.repository.ts';

const DAY_MS = 86_400_000;
/** Events taken away in one transaction: short enough that nobody waits for it. */
const BATCH = 1_000;
const ACTOR = system('events');

/**
 * Takes away events that every handler has dealt with, some days after they happened, prefecture by prefecture. What
 * waits or is parked stays, and so does what belongs to an action that can still be taken back. The number stands on the
 * audit trail.
 */
export async function clearEvents(services: Services, signal?: AbortSignal): Promise<number> {
  const now = services.clock();
  const before = new Date(
    Math.min(now.getTime() - services.config.eventDays * DAY_MS, now.getTime() - UNDO_MINUTES * 60_000),
  );
  const cleared = { events: 0, deliveries: 0 };
  for (const prefecture of await listPrefecturesBefore(services.db, before)) {
    for (;;) {
      if (signal?.aborted === true) break;
      const gone = await runWrite(services, { actor: ACTOR, now }, async (ctx) => {
        const ids = await listDelivered(ctx.trx, prefecture, before, BATCH);
        return ids.length === 0
          ? { events: 0, deliveries: 0 }
          : { events: ids.length, deliveries: await deleteEvents(ctx.trx, prefecture, ids) };
      });
      cleared.events += gone.events;
      cleared.deliveries += gone.deliveries;
      if (gone.events < BATCH) break;
    }
  }
  if (cleared.events > 0)
    await runWrite(services, { actor: ACTOR, now }, (ctx) =>
      ctx.audit({ action: 'delivery.cleared', summary: cleared }),
    );
  return cleared.events;
}

export const clearEventsJob = defineJob({
  name: 'events.clear',
  payload: z.object({}),
  schedule: '20 3 * * *',
  run: async (services, _payload, signal) => {
    await clearEvents(services, signal);
  },
});

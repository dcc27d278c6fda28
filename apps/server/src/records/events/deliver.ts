import { isEventName } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import type { Services } from '../../app/services.ts';
import { handlersOf } from '../registry.ts';
import {
  claimDelivery,
  countFailure,
  endDelivery,
  findEvent,
  listDue,
  type DeliveryKey,
  type DeliveryRow,
} from './events.repository.ts';

const BATCH = 50;
const MINUTE_MS = 60_000;
/** Pauses before the second, third … attempt. After the last one the delivery is parked. */
const PAUSES_MS = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS];
const LONGEST_ERROR = 300;

/**
 * Delivers due events, each in its own transaction that also marks it done, so that its effect happens exactly once.
 * Failed deliveries are retried at growing intervals and then parked; they block nothing else. Returns the number of
 * successful deliveries. May run in several processes at once.
 */
export async function deliverEvents(services: Services, signal?: AbortSignal): Promise<number> {
  let delivered = 0;
  for (;;) {
    const before = delivered;
    for (const key of await listDue(services.db, services.clock(), BATCH)) {
      if (signal?.aborted === true) return delivered;
      if (await deliver(services, key)) delivered += 1;
    }
    // Delivered events may have emitted more. Failed ones have a later date by now; those another worker holds are its
    // own.
    if (delivered === before) return delivered;
  }
}

async function deliver(services: Services, key: DeliveryKey): Promise<boolean> {
  const now = services.clock();
  const claimed: { delivery?: DeliveryRow } = {};
  try {
    return await runWrite(services, { actor: system(key.handler), now }, async (ctx) => {
      const delivery = await claimDelivery(ctx.trx, key, now);
      if (delivery === undefined) return false;
      claimed.delivery = delivery;
      const event = await findEvent(ctx.trx, key);
      const handler =
        event !== undefined && isEventName(event.name)
          ? handlersOf(services, event.name).find(({ name, runs }) => name === key.handler && runs === 'job')
          : undefined;
      if (event === undefined || handler === undefined) {
        await endDelivery(ctx.trx, key, 'parked', now, `This version has no handler ${key.handler}`);
        return false;
      }
      await handler.handle(ctx, {
        ref: key,
        name: handler.event,
        subject: { prefecture: event.prefecture, id: event.subject_id },
        payload: event.payload,
        at: event.at,
      });
      await endDelivery(ctx.trx, key, 'done', now);
      return true;
    });
  } catch (error) {
    if (claimed.delivery === undefined) throw error;
    await recordFailure(services, key, claimed.delivery.attempts, error, now);
    return false;
  }
}

async function recordFailure(
  services: Services,
  key: DeliveryKey,
  earlier: number,
  error: unknown,
  now: Date,
): Promise<void> {
  const pause = PAUSES_MS[earlier];
  const next = pause === undefined ? null : new Date(now.getTime() + pause);
  const words = error instanceof Error ? error.message.slice(0, LONGEST_ERROR) : 'unknown';
  await runWrite(services, { actor: system(key.handler), now }, (ctx) =>
    countFailure(ctx.trx, key, { attempts: earlier + 1, next, error: words, at: now }),
  );
  const told = { err: error, handler: key.handler, attempts: earlier + 1 };
  if (next === null) services.log.error(told, 'A delivery failed for good and is parked');
  else services.log.warn(told, 'A delivery failed and will be tried again');
}

import type { ParkedDelivery } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { listParked, unpark } from '../../records/events/events.repository.ts';
import { DeliveryUnknown } from './actions.errors.ts';

/** Nobody handles more than these one by one. */
const SHOWN = 200;

/** Deliveries that failed for good, latest first. */
export async function parkedDeliveries(ctx: AnyContext): Promise<ParkedDelivery[]> {
  return (await listParked(ctx.db, SHOWN)).map((row) => ({
    eventId: recordId(row.prefecture, row.event_id),
    event: row.name,
    handler: row.handler,
    happenedAt: row.at.toISOString(),
    attempts: row.attempts,
    lastError: row.last_error ?? '',
    parkedAt: (row.ended_at ?? row.at).toISOString(),
  }));
}

/** Lets a parked delivery try again. @throws DeliveryUnknown */
export async function sendOn(ctx: WriteContext, event: Ref, handler: string): Promise<void> {
  if (!(await unpark(ctx.trx, { ...event, handler }, ctx.now))) throw DeliveryUnknown();
  await ctx.audit({
    action: 'delivery.sent_on',
    entity: { kind: 'event', id: recordId(event) },
    summary: { handler },
  });
}

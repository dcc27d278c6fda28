import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { IdParams, Instant, RecordId } from './common.ts';

/** A delivery of an event that failed too often and waits for a person to resend it. */
export const ParkedDelivery = z
  .object({
    /** Id of the event. */
    eventId: RecordId,
    /** `noun.verb` of what happened. */
    event: z.string(),
    /** The handler the event was for. */
    handler: z.string(),
    happenedAt: Instant,
    attempts: z.int(),
    lastError: z.string(),
    parkedAt: Instant,
  })
  .meta({ id: 'ParkedDelivery' });
export type ParkedDelivery = z.infer<typeof ParkedDelivery>;

const takeBackErrors = [
  'action.unknown',
  'action.final',
  'action.late',
  'action.taken_back',
  'action.overtaken',
  'action.left_house',
] as const;

export const actionRoutes = {
  takeBack: defineRoute({
    id: 'actions.takeBack',
    method: 'POST',
    path: '/actions/:id/take-back',
    summary: 'Take a move back within ten minutes, with everything it caused',
    access: { verb: 'actions.take_back' },
    params: IdParams,
    reply: z.object({ noun: z.string(), recordId: z.string(), move: z.string() }),
    audit: { action: 'action.taken_back' },
    errors: takeBackErrors,
  }),
  takeBackBulk: defineRoute({
    id: 'actions.takeBackBulk',
    method: 'POST',
    path: '/actions/take-back',
    summary: 'Take several moves back; each succeeds or fails by itself and says why',
    access: { verb: 'actions.take_back' },
    body: z.object({ ids: z.array(RecordId).min(1).max(200) }),
    reply: z.object({
      results: z.array(z.object({ id: RecordId, ok: z.boolean(), reason: z.string().nullable() })),
    }),
    audit: { action: 'action.taken_back' },
  }),
  parked: defineRoute({
    id: 'actions.parked',
    method: 'GET',
    path: '/deliveries/parked',
    summary: 'What followed from something and failed for good',
    access: { verb: 'deliveries.manage', of: 'network' },
    reply: z.object({ items: z.array(ParkedDelivery) }),
    audit: { none: 'References and error texts, no records' },
  }),
  sendOn: defineRoute({
    id: 'actions.sendOn',
    method: 'POST',
    path: '/deliveries/:id/send-on',
    summary: 'Let a parked delivery try again',
    access: { verb: 'deliveries.manage', of: 'network' },
    params: IdParams,
    body: z.object({ handler: z.string().min(1).max(100) }),
    reply: z.object({ items: z.array(ParkedDelivery) }),
    audit: { action: 'delivery.sent_on' },
    errors: ['delivery.unknown'],
  }),
} as const;

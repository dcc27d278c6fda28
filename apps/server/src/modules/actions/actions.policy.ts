import { askedAtTheDoor } from '../../records/policy.ts';

/** Whoever may make a move may take it back: the flow of its record says so. */
export const actionPolicy = askedAtTheDoor('action', ['actions.take_back']);

/** Deliveries of events belong to the platform. */
export const deliveryPolicy = askedAtTheDoor('delivery', ['deliveries.manage']);

import type { AnyContext } from '../../app/context.ts';
import { mayInNetwork } from '../../app/network.ts';
import { askedAtTheDoor } from '../../records/policy.ts';

/** Everybody who may make a move may take it back, as the flow of its record decides. */
export const actionPolicy = askedAtTheDoor('action', ['actions.take_back']);

/** Deliveries of events belong to the platform. */
export const deliveryPolicy = askedAtTheDoor('delivery', ['deliveries.manage']);

export const mayHandleDeliveries = (ctx: AnyContext): Promise<boolean> =>
  mayInNetwork(ctx, 'deliveries.manage');

import type { AnyContext } from '../../app/context.ts';
import { mayInNetwork } from '../../app/network.ts';
import { askedAtTheDoor } from '../../records/policy.ts';

/** The weights are one set for the whole network. */
export const weightsPolicy = askedAtTheDoor('match_weights', ['matching.govern']);

export function mayGovern(ctx: AnyContext): Promise<boolean> {
  return mayInNetwork(ctx, 'matching.govern');
}

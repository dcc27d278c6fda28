import type { AnyContext } from '../../app/context.ts';
import { mayInNetwork } from '../../app/network.ts';
import { askedAtTheDoor } from '../../records/policy.ts';

/** Occupations are one classification for the whole network. */
export const occupationPolicy = askedAtTheDoor('occupation', ['occupations.manage']);

export function mayManageOccupations(ctx: AnyContext): Promise<boolean> {
  return mayInNetwork(ctx, 'occupations.manage');
}

import type { AnyContext } from '../../app/context.ts';
import { mayInNetwork } from '../../app/network.ts';

/** The weights are one set for the whole network. */
export function mayGovern(ctx: AnyContext): Promise<boolean> {
  return mayInNetwork(ctx, 'matching.govern');
}

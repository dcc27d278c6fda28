import type { AnyContext } from '../../app/context.ts';
import { authoriseInNetwork, mayInNetwork } from '../../app/network.ts';

/** The weights are one set for the whole network. @throws AccessDenied, OutOfRegion */
export function authoriseGovern(ctx: AnyContext): Promise<void> {
  return authoriseInNetwork(ctx, 'matching.govern');
}

export function mayGovern(ctx: AnyContext): Promise<boolean> {
  return mayInNetwork(ctx, 'matching.govern');
}

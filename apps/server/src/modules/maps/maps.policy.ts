import type { AnyContext } from '../../app/context.ts';
import { mayInNetwork } from '../../app/network.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';

/** Boundaries may be loaded by the people responsible for the division, the base map by those for the whole network. */
export const mapPolicy = definePolicy({ noun: 'map', verbs: ['maps.manage'], places: atPlace });

export function mayChangeBase(ctx: AnyContext): Promise<boolean> {
  return mayInNetwork(ctx, 'maps.manage');
}

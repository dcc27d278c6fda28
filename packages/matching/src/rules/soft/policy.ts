import type { PriorityGroup } from '../../types.ts';
import type { Pair } from '../../pair.ts';

/** The group whose declared bonus is largest for this person, ties by the person's own order. */
function bestGroup({ seeker, context }: Pair): { group: PriorityGroup; bonus: number } | null {
  const { groupBonus, maxGroupBonus } = context.policy;
  let best: { group: PriorityGroup; bonus: number } | null = null;
  for (const group of seeker.input.priorityGroups) {
    const declared = groupBonus[group] ?? 0;
    const bonus = Math.min(maxGroupBonus, Number.isFinite(declared) ? Math.floor(declared) : 0);
    if (bonus > (best?.bonus ?? 0)) best = { group, bonus };
  }
  return best;
}

/** Points added to the employer side for a priority group, by the bureau's declared policy. */
export function policyBonus(pair: Pair): number {
  return bestGroup(pair)?.bonus ?? 0;
}

export function policyReason(pair: Pair): { group: PriorityGroup; bonus: number } | null {
  return bestGroup(pair);
}

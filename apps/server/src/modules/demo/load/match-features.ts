import { FEATURES, type PairFeatures } from '@yizhan/matching';
import { Chance } from '../plan/random.ts';
import type { PlannedPlacement } from '../plan/planned.ts';

/** The difference, out of 10,000, between the rule values of hires and of the others; the rest is random. */
const PULLS: Readonly<Record<string, number>> = {
  'seeker occupation': 1_200,
  'seeker distance': 2_600,
  'seeker pay': 2_000,
  'employer experience': 1_600,
  'employer occupation': 900,
  'employer answers': 700,
};
const SPREAD = 1_900;

/** Invented rule values and ways of finding each other, so that hires seem to have resulted from them. */
export function matchFeatures(planned: PlannedPlacement): {
  found_by: 'recommended' | 'self_found' | 'picked';
  features: PairFeatures;
} {
  // A separate random source: the rest of the network does not change.
  const chance = new Chance(Number.parseInt(planned.id.slice(-8), 16));
  const isHired = planned.steps.some((step) => step.to === 'hired');
  const features: PairFeatures = { seeker: {}, employer: {} };
  for (const { side, rule } of FEATURES) {
    const pull = PULLS[`${side} ${rule}`] ?? 0;
    const value = 5_600 + (isHired ? pull / 2 : -pull / 2) + chance.normal() * SPREAD;
    features[side][rule] = Math.round(Math.min(10_000, Math.max(0, value)));
  }
  const alone = planned.origin === 'application' ? 'self_found' : 'picked';
  return { found_by: chance.is(isHired ? 0.68 : 0.5) ? 'recommended' : alone, features };
}

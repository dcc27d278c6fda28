import { FEATURES, type PairFeatures } from '@yizhan/matching';
import { Chance } from '../plan/random.ts';
import type { PlannedPlacement } from '../plan/planned.ts';

/** How far apart, of 10,000, the rules of hires lie from those of the others; the rest is chance. */
const PULLS: Readonly<Record<string, number>> = {
  'seeker occupation': 1_200,
  'seeker distance': 2_600,
  'seeker pay': 2_000,
  'employer experience': 1_600,
  'employer occupation': 900,
  'employer answers': 700,
};
const SPREAD = 1_900;

/** Made-up values of the rules and how the two were found, so that hires look as if they had come about by them. */
export function matchFeatures(planned: PlannedPlacement): {
  found_by: 'recommended' | 'self_found' | 'picked';
  features: PairFeatures;
} {
  // A chance of its own: the rest of the network stays what it is.
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

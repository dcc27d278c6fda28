/** Weights and bounds with their defaults. Changes by a bureau go through `boundedPolicy`. */
import type { MatchPolicy, MatchWeights, PriorityGroup, SoftRuleName } from './types.ts';

/**
 * Weight of each rule on each side. Only the ratios within a side count. Occupation leads on both sides: a near,
 * well-paid vacancy in the wrong trade is no match for either.
 */
export const DEFAULT_WEIGHTS: MatchWeights = {
  seeker: { occupation: 34, pay: 22, distance: 30, conditions: 6, lodging: 4, freshness: 4, answers: 4 },
  employer: {
    occupation: 44,
    experience: 22,
    skills: 14,
    education: 6,
    certificates: 8,
    answers: 6,
  },
};

/** Largest weight a rule may have, so that no declared policy can drown out the rest. */
const MAX_WEIGHT = 100;
/** No declared bonus may lift a person by more than this many of the 10,000 points of the employer side. */
export const MAX_GROUP_BONUS = 500;

export const DEFAULT_POLICY: MatchPolicy = {
  groupBonus: {
    hard_to_employ: 300,
    zero_employment_family: 300,
    disabled: 300,
    lifted_from_poverty: 200,
    registered_unemployed: 150,
    veteran: 150,
    graduate: 150,
    returning_woman: 100,
    rural_migrant: 100,
    older_worker: 100,
  },
  maxGroupBonus: MAX_GROUP_BONUS,
  weights: DEFAULT_WEIGHTS,
  // Assumed, so kept short: 35 km in a straight line is some 45 km of road, an hour and a half by metro and bus. Of the
  // judged rows of one city beyond that, one in ten is good (docs/matching-quality.md).
  defaultCommuteMetres: { walk: 3_000, bicycle: 8_000, e_bike: 12_000, bus: 35_000, car: 50_000 },
};

const SIDES = ['seeker', 'employer'] as const;

/** Clamps declared weights and bonuses to whole numbers within their bounds; drops values that are not numbers. */
export function boundedPolicy(declared: Partial<MatchPolicy>): MatchPolicy {
  const weights: MatchWeights = { seeker: {}, employer: {} };
  for (const side of SIDES) {
    const defaults = DEFAULT_WEIGHTS[side];
    for (const key of Object.keys(defaults) as SoftRuleName[]) {
      const asked = declared.weights?.[side][key];
      weights[side][key] = clampInt(asked, 0, MAX_WEIGHT, defaults[key] ?? 0);
    }
    // Occupation carries the match; without it every nearby vacancy would suit everybody.
    weights[side].occupation = Math.max(1, weights[side].occupation ?? 0);
  }
  const maxGroupBonus = clampInt(declared.maxGroupBonus, 0, MAX_GROUP_BONUS, DEFAULT_POLICY.maxGroupBonus);
  const groupBonus: MatchPolicy['groupBonus'] = {};
  for (const [group, bonus] of Object.entries(declared.groupBonus ?? DEFAULT_POLICY.groupBonus)) {
    groupBonus[group as PriorityGroup] = clampInt(bonus, 0, maxGroupBonus, 0);
  }
  return {
    weights,
    maxGroupBonus,
    groupBonus,
    defaultCommuteMetres: { ...DEFAULT_POLICY.defaultCommuteMetres, ...declared.defaultCommuteMetres },
  };
}

function clampInt(value: number | undefined, low: number, high: number, fallback: number): number {
  if (value === undefined || !Number.isFinite(value)) return fallback;
  return Math.min(high, Math.max(low, Math.round(value)));
}

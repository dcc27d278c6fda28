/** A world whose truth is known: pairs with values of the rules, and outcomes drawn from planted weights. */
import {
  FEATURES,
  OUTCOME_STAGES,
  scoreOf,
  type MatchWeights,
  type OutcomeRow,
  type PairFeatures,
} from '@yizhan/matching';

/** Uniform numbers in 0–1 from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface World {
  /** The weights that truly lead to hires. */
  readonly truth: MatchWeights;
  /** How much the log-odds of each step rise from the worst to the best score. */
  readonly slope: number;
  /** Log-odds of each step at the middle of the scale, in the order of `OUTCOME_STAGES`. */
  readonly steps: readonly number[];
}

/** Work matters less and the commute more than the defaults assume; pay and experience are further off still. */
export const PLANTED: World = {
  truth: {
    seeker: { occupation: 20, pay: 30, distance: 34, conditions: 6, lodging: 4, freshness: 2, answers: 4 },
    employer: { occupation: 26, experience: 40, skills: 14, education: 4, certificates: 10, answers: 6 },
  },
  slope: 6,
  steps: [0, -0.2, 0.2, 1.5, 1.5],
};

/** Values of one pair: both sides' views of the trade are correlated, the rest is mostly independent. */
export function drawPair(random: () => number): PairFeatures {
  const features: PairFeatures = { seeker: {}, employer: {} };
  const trade = random();
  for (const { side, rule } of FEATURES) {
    const own = random();
    const isTrade = rule === 'occupation' || rule === 'experience' || rule === 'skills';
    features[side][rule] = Math.round(10_000 * (isTrade ? 0.5 * trade + 0.5 * own : own));
  }
  return features;
}

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** True probability that each step is passed, given that it was reached. */
function stepChance(world: World, features: PairFeatures, step: number): number {
  return chanceOf((world.steps[step] ?? 0) + world.slope * (scoreOf(features, world.truth) - 0.5));
}

/** True probability of a hire. */
export function hireChance(world: World, features: PairFeatures): number {
  return [0, 1, 2].reduce((chance, step) => chance * stepChance(world, features, step), 1);
}

/** Outcomes as they arrive: three placements per person, a tenth of them still open. */
export function drawOutcomes(world: World, count: number, random: () => number): OutcomeRow[] {
  return Array.from({ length: count }, (_, at) => {
    const features = drawPair(random);
    let passed = 0;
    let isOpen = false;
    while (passed < OUTCOME_STAGES.length && !isOpen) {
      if (random() < 0.03) isOpen = true;
      else if (random() < stepChance(world, features, passed)) passed += 1;
      else break;
    }
    const isWhole = passed === OUTCOME_STAGES.length;
    return {
      unit: `person ${Math.floor(at / 3)}`,
      features,
      reached: OUTCOME_STAGES[passed - 1] ?? null,
      ended: !isOpen && !isWhole,
    };
  });
}

/** Half the summed difference of the shares of all rules, both sides: 0 the same, 1 nothing in common. */
export function distanceFrom(truth: MatchWeights, weights: MatchWeights): number {
  const total = (of: MatchWeights, side: 'seeker' | 'employer'): number =>
    Object.values(of[side]).reduce((sum, weight) => sum + weight, 0);
  const sum = FEATURES.reduce((far, { side, rule }) => {
    const share = (of: MatchWeights): number => (of[side][rule] ?? 0) / total(of, side);
    return far + Math.abs(share(truth) - share(weights));
  }, 0);
  return sum / 4;
}

/**
 * How good lists made with these weights are: the mean true probability of a hire of the first three of twenty, as a
 * share of the best three. 1 is perfect.
 */
export function listQuality(
  world: World,
  weights: MatchWeights,
  lists: number,
  random: () => number,
): number {
  let got = 0;
  let best = 0;
  for (let list = 0; list < lists; list += 1) {
    const pairs = Array.from({ length: 20 }, () => drawPair(random));
    const rated = pairs.map((features) => ({
      chance: hireChance(world, features),
      score: scoreOf(features, weights),
    }));
    const top = (by: 'chance' | 'score'): number =>
      [...rated]
        .sort((a, b) => b[by] - a[by])
        .slice(0, 3)
        .reduce((sum, { chance }) => sum + chance, 0);
    got += top('score');
    best += top('chance');
  }
  return got / best;
}

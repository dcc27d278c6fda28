/**
 * Weights from outcomes. The path from referral to a place kept for ninety days is a row of steps; each step a
 * placement faced is one yes or no, explained by one set of slopes over the named rules and an intercept per step (a
 * continuation-ratio model, Fienberg 1980). So an answer teaches as well as a hire does, and an open placement teaches
 * what is known of it so far.
 */
import { boundedPolicy } from '../policy.ts';
import type { MatchWeights, Side } from '../types.ts';
import { Z95, Z95_ONE_SIDED } from './intervals.ts';
import { fitLogistic, sigmoid, type Example, type Prior } from './newton.ts';
import {
  FEATURES,
  isHired,
  OUTCOME_STAGES,
  scoreOf,
  SIDES,
  stagesPassed,
  valueOf,
  type Feature,
  type HideRow,
  type LearnableRule,
  type OutcomeRow,
} from './outcomes.ts';

export interface TrainingBounds {
  /** Share of its present size by which a weight may move in one training, but at least one whole point. */
  mostMove: number;
  /**
   * How far, as a share of its declared size, a slope is expected to lie from the declared one (one standard deviation
   * of the prior). Small values need more outcomes to move anything.
   */
  trust: number;
}

export const DEFAULT_BOUNDS: TrainingBounds = { mostMove: 0.25, trust: 0.5 };

/** One rule before and after, with the 95 % interval of what the outcomes alone would say (prior included). */
export interface WeightChange {
  side: Side;
  rule: LearnableRule;
  old: number;
  new: number;
  low: number;
  high: number;
  /** The outcomes ask for a larger move than one training may make. */
  held: boolean;
}

export interface Trained {
  weights: MatchWeights;
  changes: WeightChange[];
}

/** The slope of the log-odds over the whole scale of the score, as expected before any outcome is seen. */
const USUAL_SLOPE: Prior = { mean: 4, deviation: 3, atLeast: 1 };
/** Intercepts are left to the data; wide enough for one hire in 10,000. */
const INTERCEPT: Prior = { mean: 0, deviation: 5, atLeast: -Infinity };
const INTERCEPTS: readonly Prior[] = OUTCOME_STAGES.map(() => INTERCEPT);
/** A learned weight stays above zero: learning may make a rule small, only the bureau may switch it off. */
const LEAST = 1;

/** A hide costs a tap and a referral costs a conversation: a hide weighs half as much. */
const HIDE_WEIGHT = 0.5;
/** All hides together weigh at most this share of the placements, so that a few busy users do not move the weights. */
const HIDES_MOST = 0.2;

/** The weight of one of `hides` relative to one of `placements`. */
export function hideWeight(hides: number, placements: number): number {
  return hides === 0 ? 0 : Math.min(HIDE_WEIGHT, (HIDES_MOST * placements) / hides);
}

/** The steps a placement faced, as yes or no. */
function examplesOf(rows: readonly OutcomeRow[], columns: (row: OutcomeRow) => Float64Array): Example[] {
  return rows.flatMap((row) => {
    const x = columns(row);
    const passed = stagesPassed(row);
    const steps: Example[] = [];
    for (let group = 0; group < passed; group += 1) steps.push({ x, group, y: 1, weight: 1 });
    if (row.ended && passed < OUTCOME_STAGES.length) steps.push({ x, group: passed, y: 0, weight: 1 });
    return steps;
  });
}

const weightOf = (weights: MatchWeights, { side, rule }: Feature): number => weights[side][rule] ?? 0;

function sumOf(weights: MatchWeights, side: Side): number {
  return FEATURES.reduce((sum, feature) => sum + (feature.side === side ? weightOf(weights, feature) : 0), 0);
}

/**
 * Learns weights from outcomes. Slopes are pulled towards the `declared` weights, so that repeated training on the same
 * outcomes ends where one unbounded training would; weights move from `current` by no more than the bounds allow. A
 * rule the bureau set to 0 stays there. `hides` count as not answered, bounded by `hideWeight`.
 */
export function trainWeights(
  rows: readonly OutcomeRow[],
  current: MatchWeights,
  declared: MatchWeights = current,
  bounds: TrainingBounds = DEFAULT_BOUNDS,
  hides: readonly HideRow[] = [],
): Trained {
  const features = FEATURES.filter((feature) => weightOf(current, feature) > 0);
  const size = (side: Side): number => features.filter((feature) => feature.side === side).length;
  /** Share of a rule in the mean of both sides, by the declared weights. */
  const shares = features.map((feature) => {
    const sum = sumOf(declared, feature.side);
    return sum === 0 ? 0.5 / size(feature.side) : (0.5 * weightOf(declared, feature)) / sum;
  });
  const columns = (row: Pick<OutcomeRow, 'features'>): Float64Array =>
    Float64Array.from(features, (feature) => valueOf(row.features, feature) / 10_000 - 0.5);
  const weight = hideWeight(hides.length, rows.length);
  const examples = [
    ...examplesOf(rows, columns),
    ...hides.map((hide): Example => ({ x: columns(hide), group: 0, y: 0, weight })),
  ];
  const slope = slopeAlong(examples, shares);
  const priors = features.map((feature, at): Prior => {
    const mean = slope * (shares[at] ?? 0);
    return { mean, deviation: bounds.trust * Math.max(mean, (slope * 0.5) / size(feature.side)), atLeast: 0 };
  });
  const fit = fitLogistic(examples, [...priors, ...INTERCEPTS]);
  return projected(features, fit, current, bounds);
}

/** Slope of the log-odds along the declared mixture of the rules. */
function slopeAlong(examples: readonly Example[], shares: readonly number[]): number {
  const along = examples.map(({ x, group, y, weight }) => ({
    x: Float64Array.of(x.reduce((sum, value, at) => sum + value * (shares[at] ?? 0), 0)),
    group,
    y,
    weight,
  }));
  return fitLogistic(along, [USUAL_SLOPE, ...INTERCEPTS]).coefficients[0] ?? USUAL_SLOPE.mean;
}

/** Slopes as whole weights with the same sum as before, each within reach of the present one. */
function projected(
  features: readonly Feature[],
  fit: { coefficients: Float64Array; deviations: Float64Array },
  current: MatchWeights,
  bounds: TrainingBounds,
): Trained {
  const weights: MatchWeights = { seeker: { ...current.seeker }, employer: { ...current.employer } };
  const changes: WeightChange[] = [];
  for (const side of SIDES) {
    const total = features.reduce(
      (sum, feature, at) => sum + (feature.side === side ? (fit.coefficients[at] ?? 0) : 0),
      0,
    );
    // No slope on this side carries information: the present weights stay.
    const scale = total > 0 ? sumOf(current, side) / total : 0;
    features.forEach((feature, at) => {
      if (feature.side !== side) return;
      const old = weightOf(current, feature);
      const asked = scale === 0 ? old : (fit.coefficients[at] ?? 0) * scale;
      const spread = Z95 * (fit.deviations[at] ?? 0) * scale;
      const reach = Math.max(1, Math.floor(old * bounds.mostMove));
      const moved = Math.max(LEAST, Math.min(old + reach, Math.max(old - reach, Math.round(asked))));
      weights[side][feature.rule] = moved;
      changes.push({
        side,
        rule: feature.rule,
        old,
        new: moved,
        low: round1(Math.max(0, asked - spread)),
        high: round1(asked + spread),
        held: Math.abs(asked - old) > reach + 0.5,
      });
    });
  }
  const allowed = boundedPolicy({ weights }).weights;
  return {
    weights: allowed,
    changes: changes.map((change) => ({ ...change, new: weightOf(allowed, change) })),
  };
}

const round1 = (value: number): number => Math.round(value * 10) / 10;

/**
 * Whether hires happen more often where the score of these weights is higher, beyond chance (one-sided 95 %). Outcomes
 * that contradict every rule at once are recorded wrongly or manipulated; nothing is learned from them.
 */
export function hasSignal(rows: readonly OutcomeRow[], weights: MatchWeights): boolean {
  const { coefficients, deviations } = fitLogistic(
    examplesOf(rows, (row) => Float64Array.of(scoreOf(row.features, weights) - 0.5)),
    [{ mean: 0, deviation: 100, atLeast: -Infinity }, ...INTERCEPTS],
  );
  return (coefficients[0] ?? 0) > Z95_ONE_SIDED * (deviations[0] ?? Infinity);
}

/** Gives the probability of a hire for a row. */
export type HireCurve = (row: OutcomeRow) => number;

/** Fits how probable a hire is at each score these weights give, using the known outcomes of `rows`. */
export function hireCurve(rows: readonly OutcomeRow[], weights: MatchWeights): HireCurve {
  const column = (row: OutcomeRow): number => scoreOf(row.features, weights) - 0.5;
  const examples = rows.flatMap((row): Example[] => {
    const hired = isHired(row);
    return hired === null ? [] : [{ x: Float64Array.of(column(row)), group: 0, y: hired ? 1 : 0, weight: 1 }];
  });
  const prior = { ...USUAL_SLOPE, deviation: 10, atLeast: 0 };
  const [slope = 0, intercept = 0] = fitLogistic(examples, [prior, INTERCEPT]).coefficients;
  return (row) => sigmoid(intercept + slope * column(row));
}

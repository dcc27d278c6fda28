/** What is learned from: the values of the named rules when a placement began, and how far it went. */
import { DEFAULT_WEIGHTS } from '../policy.ts';
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { SOFT_RULES } from '../rules/soft/index.ts';
import type { MatchContext, MatchWeights, SeekerInput, Side, SoftRuleName, VacancyInput } from '../types.ts';

/** What a person is, as opposed to what a pair has in common. No rule may ever bear such a name. */
type ProtectedAttribute =
  | 'sex'
  | 'gender'
  | 'age'
  | 'ethnicity'
  | 'nationality'
  | 'religion'
  | 'marriage'
  | 'disability'
  | 'health'
  | 'household_register'
  | 'party'
  | 'name'
  | 'group'
  | 'region';

/** Fails to compile once a rule is named after a protected attribute. */
type NoneOf<T extends never> = T;
type ProtectedRule = NoneOf<Extract<SoftRuleName, ProtectedAttribute>>;

/**
 * The bonus of a priority group is a decision of the bureau, not a property that outcomes may judge: it follows from
 * age, sex or disability, and is therefore no feature.
 */
export type LearnableRule = Exclude<Exclude<SoftRuleName, 'policy'>, ProtectedRule>;

export const SIDES = ['seeker', 'employer'] as const satisfies readonly Side[];

/** One weight of the model: a rule on a side. */
export interface Feature {
  readonly side: Side;
  readonly rule: LearnableRule;
}

/** The whitelist: rules that have a default weight, in the order of the defaults. */
export const FEATURES: readonly Feature[] = SIDES.flatMap((side) =>
  (Object.keys(DEFAULT_WEIGHTS[side]) as SoftRuleName[])
    .filter((rule): rule is LearnableRule => rule !== 'policy')
    .map((rule) => ({ side, rule })),
);

/** Values 0–10,000 of the soft rules of both sides at one moment. */
export type PairFeatures = Record<Side, Partial<Record<LearnableRule, number>>>;

/** How far a placement went. A person hired on the spot without an interview counts as having passed it. */
export const OUTCOME_STAGES = ['answered', 'interviewed', 'hired', 'retained_30', 'retained_90'] as const;
export type OutcomeStage = (typeof OUTCOME_STAGES)[number];
/** The number of stages up to a hire. */
const HIRE_STAGES = OUTCOME_STAGES.indexOf('hired') + 1;

export interface OutcomeRow {
  /**
   * The person it concerns; rows of one unit are never split between training and testing. Only compared, never a
   * feature.
   */
  unit: string;
  features: PairFeatures;
  /** The furthest stage reached; null when not even answered. */
  reached: OutcomeStage | null;
  /** True when either side ended it there; false while it is open, or ended for a reason the match cannot know. */
  ended: boolean;
}

/**
 * A suggested pair that a user hid from a list for a reason which lies with the pair. No placement began, so it says no
 * to the first step and nothing about a hire.
 */
export interface HideRow {
  /** As in `OutcomeRow`. */
  unit: string;
  features: PairFeatures;
}

/** A value that was not recorded speaks neither for nor against. */
const NOT_KEPT = 5_000;

/** Value of one feature, 0–10,000. */
export function valueOf(features: PairFeatures, { side, rule }: Feature): number {
  const value = features[side][rule];
  return value !== undefined && Number.isFinite(value) ? Math.min(10_000, Math.max(0, value)) : NOT_KEPT;
}

/** Number of stages passed, 0–5. */
export function stagesPassed(row: OutcomeRow): number {
  return row.reached === null ? 0 : OUTCOME_STAGES.indexOf(row.reached) + 1;
}

/** Whether it led to a hire; null while that is open. */
export function isHired(row: OutcomeRow): boolean | null {
  if (stagesPassed(row) >= HIRE_STAGES) return true;
  return row.ended ? false : null;
}

/** The score of both sides under some weights as the engine computes it, 0–1, without the group bonus. */
export function scoreOf(features: PairFeatures, weights: MatchWeights): number {
  const [seeker, employer] = SIDES.map((side) => {
    let sum = 0;
    let total = 0;
    for (const feature of FEATURES) {
      if (feature.side !== side) continue;
      const weight = weights[side][feature.rule] ?? 0;
      sum += weight * valueOf(features, feature);
      total += weight;
    }
    return total === 0 ? 0 : sum / total / 10_000;
  }) as [number, number];
  return seeker + employer === 0 ? 0 : (2 * seeker * employer) / (seeker + employer);
}

/** What a placement must record when it begins, so that its outcome can be learned from later. */
export function pairFeatures(
  seeker: SeekerInput,
  vacancy: VacancyInput,
  context: MatchContext,
): PairFeatures {
  const pair = new Pair(prepareSeeker(seeker, context), prepareVacancy(vacancy, context), context);
  const features: PairFeatures = { seeker: {}, employer: {} };
  for (const rule of SOFT_RULES) {
    if (rule.name !== 'policy') features[rule.side][rule.name] = rule.value(pair);
  }
  return features;
}

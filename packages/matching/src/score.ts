/** From rules to numbers: sides, their harmonic mean, reasons and exclusions. */
import { HARD_RULES } from './rules/hard/index.ts';
import { policyBonus, policyReason } from './rules/soft/policy.ts';
import { SOFT_RULES } from './rules/soft/index.ts';
import type { SoftRule } from './rules/rule.ts';
import type { Pair } from './pair.ts';
import type { Exclusion, Match, MatchContext, Reason, Side } from './types.ts';

const TOP = 10_000;

export interface PairScore {
  score: number;
  seekerScore: number;
  employerScore: number;
}

interface Weighted {
  rule: SoftRule;
  weight: number;
}

/** The rules of one side with their weights and the sum of these. */
export interface SideRules {
  rules: readonly Weighted[];
  total: number;
}

/** Pairs every rule with its declared weight once per context. */
export function sideRules(context: MatchContext): Record<Side, SideRules> {
  const of = (side: Side): SideRules => {
    const rules = SOFT_RULES.filter((rule) => rule.side === side)
      .map((rule) => ({
        rule,
        weight: Math.max(0, Math.floor(context.policy.weights[side][rule.name] ?? 0)),
      }))
      .filter(({ weight }) => weight > 0);
    return { rules, total: rules.reduce((sum, { weight }) => sum + weight, 0) };
  };
  return { seeker: of('seeker'), employer: of('employer') };
}

function sideScore(pair: Pair, { rules, total }: SideRules): number {
  if (total === 0) return 0;
  let sum = 0;
  for (const { rule, weight } of rules) sum += weight * rule.value(pair);
  return Math.floor(sum / total);
}

/** Low when either side is low: a match must suit both. */
export function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : Math.floor((2 * a * b) / (a + b));
}

/**
 * The numbers only; called for scans over many pairs. Null when the seeker side alone shows that the score stays below
 * `atLeast`, which saves the employer side.
 */
export function scoreAtLeast(pair: Pair, sides: Record<Side, SideRules>, atLeast: number): PairScore | null {
  const seekerScore = sideScore(pair, sides.seeker);
  if (harmonic(seekerScore, TOP) < atLeast) return null;
  const employerScore = Math.min(TOP, sideScore(pair, sides.employer) + policyBonus(pair));
  return { score: harmonic(seekerScore, employerScore), seekerScore, employerScore };
}

/** The numbers of one pair. */
export function scorePair(pair: Pair, sides: Record<Side, SideRules>): PairScore {
  return scoreAtLeast(pair, sides, 0) ?? { score: 0, seekerScore: 0, employerScore: 0 };
}

/** Reasons, strongest first; among equals the earlier rule comes first. */
class WeighedReasons {
  readonly reasons: Reason[] = [];
  readonly #strengths: number[] = [];

  /** Inserts each reason in order: a dozen are not worth a sort. */
  add(strength: number, reason: Reason): void {
    const { reasons } = this;
    const strengths = this.#strengths;
    let at = reasons.length;
    for (; at > 0; at--) {
      const above = strengths[at - 1] ?? 0;
      if (above >= strength) break;
      strengths[at] = above;
      reasons[at] = reasons[at - 1] ?? reason;
    }
    strengths[at] = strength;
    reasons[at] = reason;
  }
}

/** Reasons of one side and its score, each rule evaluated once. */
function explainedSide(pair: Pair, side: Side, { rules, total }: SideRules, into: WeighedReasons): number {
  let sum = 0;
  for (const { rule, weight } of rules) {
    const value = rule.value(pair);
    sum += weight * value;
    const { variant, sign, params } = rule.reason(pair);
    const points = Math.floor((weight * value) / total);
    const strength = (weight * Math.abs(value - TOP / 2)) / total;
    into.add(strength, { rule: rule.name, side, variant, sign, params, points });
  }
  return total === 0 ? 0 : Math.floor(sum / total);
}

/** The numbers with every reason, strongest first. */
export function matchOf(pair: Pair, sides: Record<Side, SideRules>): Match {
  const weighed = new WeighedReasons();
  const seekerScore = explainedSide(pair, 'seeker', sides.seeker, weighed);
  const employerSide = explainedSide(pair, 'employer', sides.employer, weighed);
  const policy = policyReason(pair);
  if (policy !== null) {
    const { group, bonus } = policy;
    const params = { group, bonus };
    weighed.add(bonus, {
      rule: 'policy',
      side: 'employer',
      variant: 'group',
      sign: '+',
      params,
      points: bonus,
    });
  }
  const employerScore = Math.min(TOP, employerSide + (policy?.bonus ?? 0));
  return {
    seekerId: pair.seeker.input.id,
    vacancyId: pair.vacancy.input.id,
    score: harmonic(seekerScore, employerScore),
    seekerScore,
    employerScore,
    reasons: weighed.reasons,
  };
}

/** Stops at the first broken rule; cheaper than collecting all. */
export function isAllowed(pair: Pair): boolean {
  return HARD_RULES.every((rule) => rule.check(pair) === null);
}

/** Every broken hard rule, in the order of `HARD_RULES`. */
export function exclusionsOf(pair: Pair): Exclusion[] {
  return HARD_RULES.flatMap((rule) => {
    const broken = rule.check(pair);
    return broken === null ? [] : [{ rule: rule.name, ...broken }];
  });
}

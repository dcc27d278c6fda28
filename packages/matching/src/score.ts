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
 * The numbers only; what a scan over many pairs calls. Null when the seeker side alone tells that the score stays
 * below `atLeast`, which spares the employer side.
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

function reasonsOf(pair: Pair, sides: Record<Side, SideRules>): Reason[] {
  const reasons = (['seeker', 'employer'] as const).flatMap((side) =>
    sides[side].rules.map(({ rule, weight }) => ({
      strength: (weight * Math.abs(rule.value(pair) - TOP / 2)) / sides[side].total,
      reason: {
        rule: rule.name,
        side,
        ...rule.reason(pair),
        points: Math.floor((weight * rule.value(pair)) / sides[side].total),
      },
    })),
  );
  const bonus = policyReason(pair);
  if (bonus !== null) {
    reasons.push({
      strength: bonus.bonus,
      reason: {
        rule: 'policy',
        side: 'employer',
        variant: 'group',
        sign: '+',
        params: { group: bonus.group, bonus: bonus.bonus },
        points: bonus.bonus,
      },
    });
  }
  // A stable sort keeps the order of the rules among equals.
  return reasons.sort((a, b) => b.strength - a.strength).map(({ reason }) => reason);
}

/** The numbers with every reason, strongest first. */
export function matchOf(pair: Pair, sides: Record<Side, SideRules>): Match {
  return {
    seekerId: pair.seeker.input.id,
    vacancyId: pair.vacancy.input.id,
    ...scorePair(pair, sides),
    reasons: reasonsOf(pair, sides),
  };
}

/** The first broken rule decides; cheaper than collecting all. */
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

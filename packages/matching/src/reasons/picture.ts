/** What a score is made of, as plain data for a bar chart. */
import { DEFAULT_WEIGHTS, MAX_GROUP_BONUS } from '../policy.ts';
import type { Match, MatchWeights, Side, SoftRuleName } from '../types.ts';

const SIDES = ['seeker', 'employer'] as const;
/** The full score of a side. */
const FULL = 10_000;

export interface ScorePart {
  rule: SoftRuleName;
  /** Points the rule gave, integer. */
  points: number;
  /** The most it can give with these weights, integer. */
  possible: number;
}

export interface ScoreSide {
  side: Side;
  /** The score of the side, 0–10,000. */
  points: number;
  possible: number;
  /** Heaviest rule first, the group bonus last and only where there is one. */
  parts: ScorePart[];
}

export interface ScorePicture {
  /** Harmonic mean of the two sides, 0–10,000. */
  score: number;
  sides: ScoreSide[];
}

/** A match broken down by side and rule. `weights` are those it was scored with. */
export function pictureOf(match: Match, weights: MatchWeights = DEFAULT_WEIGHTS): ScorePicture {
  return {
    score: match.score,
    sides: SIDES.map((side): ScoreSide => {
      const total = Object.values(weights[side]).reduce((sum, weight) => sum + weight, 0);
      const parts = match.reasons
        .filter((reason) => reason.side === side)
        .map(({ rule, points }): ScorePart => {
          const share =
            rule === 'policy' ? MAX_GROUP_BONUS : (FULL * (weights[side][rule] ?? 0)) / Math.max(1, total);
          // Points are rounded down; a rule that gave its maximum must not stick out of its bar.
          return { rule, points, possible: Math.max(points, Math.floor(share)) };
        })
        .sort(
          (a, b) =>
            Number(a.rule === 'policy') - Number(b.rule === 'policy') ||
            b.possible - a.possible ||
            (a.rule < b.rule ? -1 : 1),
        );
      return {
        side,
        points: side === 'seeker' ? match.seekerScore : match.employerScore,
        possible: FULL,
        parts,
      };
    }),
  };
}

/** What a declared bonus for priority groups does, group by group, and what it costs in total. */
import type { RoundSolution } from '../types.ts';

export interface GroupFigures {
  people: number;
  /** Share of the group with at least one recommendation. */
  withList: number;
  /** Mean over the group of the best score recommended, without bonus; an empty list counts as 0. */
  meanBest: number;
  /** Share of all recommendations that go to the group. */
  shareOfPlaces: number;
}

export interface GroupEffect {
  /** By group number. */
  groups: { with: GroupFigures; without: GroupFigures }[];
  /** Sum of scores (without bonus) lost by the policy; below 0 only within the error of the rounds. */
  valueLost: number;
  /**
   * The loss cannot be larger than this: the bonus paid on the recommendations plus the gap of the round with the bonus
   * on its lists. The solution with bonus is best when bonuses count, so without them any other is better by the
   * bonuses at most.
   */
  lostAtMost: number;
}

/** Figures of the groups; `groupOf` gives each seeker's group, -1 for none. */
function figures(
  solution: Pick<RoundSolution, 'offset'>,
  scores: Int32Array,
  groupOf: Int32Array,
  groups: number,
): GroupFigures[] {
  const total = scores.length;
  const sums = Array.from({ length: groups }, () => ({ people: 0, listed: 0, best: 0, places: 0 }));
  groupOf.forEach((group, i) => {
    const sum = sums[group];
    if (sum === undefined) return;
    const own = scores.subarray(solution.offset[i], solution.offset[i + 1]);
    sum.people++;
    sum.places += own.length;
    if (own.length === 0) return;
    sum.listed++;
    sum.best += own.reduce((most, one) => Math.max(most, one), 0);
  });
  return sums.map(({ people, listed, best, places }) => ({
    people,
    withList: people > 0 ? listed / people : 0,
    meanBest: people > 0 ? best / people : 0,
    shareOfPlaces: total > 0 ? places / total : 0,
  }));
}

/**
 * Compares a round whose scores carry a bonus for groups with one without it, over the same people and vacancies.
 * @param plainScores scores of the recommendations of `withBonus` without the bonus
 * @param groupOf group of each seeker, -1 for none
 * @throws RangeError when the arrays do not belong together
 */
export function groupEffect(
  withBonus: RoundSolution,
  plainScores: Int32Array,
  without: RoundSolution,
  groupOf: Int32Array,
  groups: number,
): GroupEffect {
  if (plainScores.length !== withBonus.score.length)
    throw new RangeError('one plain score a recommendation of the round with bonus is needed');
  if (withBonus.offset.length !== without.offset.length || groupOf.length !== without.offset.length - 1)
    throw new RangeError('both rounds and the groups must be of the same people');
  const sum = (values: Int32Array, { overflow }: RoundSolution): number =>
    values.reduce((all, one, e) => all + (overflow[e] === 1 ? 0 : one), 0);
  const paid = sum(withBonus.score, withBonus) - sum(plainScores, withBonus);
  const before = figures(without, without.score, groupOf, groups);
  const { value, listBound, bound } = withBonus.certificate;
  return {
    groups: figures(withBonus, plainScores, groupOf, groups).map((one, group) => ({
      with: one,
      without: before[group] ?? one,
    })),
    valueLost: sum(without.score, without) - sum(plainScores, withBonus),
    lostAtMost: paid + Math.max(0, Math.max(bound, listBound) - value),
  };
}

import { PRIORITY_GROUPS } from '@yizhan/domain';
import type { MatchContext, PriorityGroup } from '@yizhan/matching';
import type { RoundSolution } from '@yizhan/matching/round/index.ts';
import type { StoredReport } from '../report.ts';
import { remembering, type RememberingMarket } from './lists.ts';
import { openMarket } from './market.ts';
import type { RoundRows } from './rows.ts';

interface Outcome {
  readonly market: RememberingMarket;
  readonly solution: RoundSolution;
}

/**
 * What the declared bonus of each priority group did: the same round is solved once more without any bonus. Nothing is
 * solved where nobody would get one.
 */
export function bonusEffect(
  rows: RoundRows,
  context: MatchContext,
  outcome: Outcome,
  solve: (market: RememberingMarket) => RoundSolution,
): StoredReport['groups'] {
  const { groupBonus } = context.policy;
  const present = PRIORITY_GROUPS.filter(
    (group) =>
      (groupBonus[group] ?? 0) > 0 &&
      rows.seekers.some(({ priorityGroups }) => priorityGroups.includes(group)),
  );
  if (present.length === 0) return [];
  const plainly = { ...context, policy: { ...context.policy, groupBonus: {} } };
  const market = remembering(openMarket(rows, plainly), rows, null);
  const without: Outcome = { market, solution: solve(market) };
  const members = new Map<PriorityGroup, number[]>(present.map((group) => [group, []]));
  for (const [person, { priorityGroups }] of rows.seekers.entries()) {
    for (const group of priorityGroups) members.get(group)?.push(person);
  }
  return present.map((group) => {
    const people = members.get(group) ?? [];
    const [now, then] = [counts(people, outcome), counts(people, without)];
    return {
      group,
      bonus: groupBonus[group] ?? 0,
      people: people.length,
      placed: now.placed,
      placedWithout: then.placed,
      firstChoice: now.firstChoice,
      firstChoiceWithout: then.firstChoice,
    };
  });
}

/** People for whom a place is left when everybody takes what is best taken first, and whose own best that is. */
function counts(
  people: readonly number[],
  { market, solution }: Outcome,
): { placed: number; firstChoice: number } {
  let placed = 0;
  let firstChoice = 0;
  for (const person of people) {
    const from = solution.offset[person] ?? 0;
    const to = solution.offset[person + 1] ?? from;
    const taken = solution.first.subarray(from, to).indexOf(1);
    if (taken < 0) continue;
    placed += 1;
    if (solution.vacancy[from + taken] === market.top(person)[0]) firstChoice += 1;
  }
  return { placed, firstChoice };
}

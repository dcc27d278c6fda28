import { PRIORITY_GROUPS } from '@yizhan/domain';
import type { MatchContext } from '@yizhan/matching';
import {
  resolveRound,
  type AskRequest,
  type ListChunk,
  type RoundMarket,
  type RoundSolution,
  type RoundSteps,
} from '@yizhan/matching/round/index.ts';
import type { StoredReport } from '../report.ts';
import { bestLists, type BestLists } from './lists.ts';
import { openMarket } from './market.ts';
import type { RoundRows } from './rows.ts';

interface Outcome {
  readonly best: Pick<BestLists, 'top'>;
  readonly solution: RoundSolution;
}

/** Runs work that queries a market. */
type Asking = (
  market: RoundMarket,
  work: (
    ask: (request: AskRequest) => Promise<readonly ListChunk[]>,
    solve: (steps: RoundSteps) => Promise<RoundSolution>,
  ) => Promise<RoundSolution>,
) => Promise<RoundSolution>;

/** Enough to see whether the best vacancy is the only one with its score. */
const BEST_TWO = 2;

/**
 * The effect of each priority group's declared bonus: the round is solved once more without any bonus, from its current
 * state, since only the scores of people of those groups change. Nothing is solved where nobody would get a bonus.
 * Afterwards the index is without bonus.
 */
export async function bonusEffect(
  rows: RoundRows,
  context: MatchContext,
  outcome: Outcome,
  perSeeker: number,
  asking: Asking,
): Promise<StoredReport['groups']> {
  const { groupBonus } = context.policy;
  const present = PRIORITY_GROUPS.flatMap((group, bit) => {
    if ((groupBonus[group] ?? 0) <= 0) return [];
    const people = peopleOf(rows, 1 << bit);
    return people.length === 0 ? [] : [{ group, people, now: counts(people, outcome) }];
  });
  if (present.length === 0) return [];
  const members = peopleOf(
    rows,
    present.reduce((bits, { group }) => bits | (1 << PRIORITY_GROUPS.indexOf(group)), 0),
  );
  rows.index.setContext({ ...context, policy: { ...context.policy, groupBonus: {} } });
  const market = openMarket(rows);
  const best = bestLists(market);
  const options = { perSeeker, order: market.order };
  const solution = await asking(market, async (ask, solve) => {
    const request = { seekers: members, limit: BEST_TWO, prices: null };
    for (const chunk of await ask(request)) best.take(chunk, BEST_TWO);
    const changed = { seekers: members, vacancies: new Int32Array(0) };
    return solve(resolveRound(market, options, outcome.solution.memory, changed));
  });
  return present.map(({ group, people, now }) => {
    const then = counts(people, { best, solution });
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

/** People of any of the groups. */
function peopleOf({ groups }: RoundRows, bits: number): Int32Array {
  return Int32Array.from(groups.keys()).filter((person) => ((groups[person] ?? 0) & bits) !== 0);
}

/**
 * People with a place left for them when everybody takes the recommendation to take first, and those for whom it is
 * their own best.
 */
function counts(people: Int32Array, { best, solution }: Outcome): { placed: number; firstChoice: number } {
  let placed = 0;
  let firstChoice = 0;
  for (const person of people) {
    const from = solution.offset[person] ?? 0;
    const to = solution.offset[person + 1] ?? from;
    const taken = solution.first.subarray(from, to).indexOf(1);
    if (taken < 0) continue;
    placed += 1;
    if (solution.vacancy[from + taken] === best.top(person, 1)[0]) firstChoice += 1;
  }
  return { placed, firstChoice };
}

/** Whom a re-pricing has to ask: everybody whose list might lack something better, and nobody else. */
import { netWorth } from '../auction/worth.ts';
import { COMPLETE } from '../types.ts';
import type { CandidateLists, RoundMarket } from '../types.ts';
import type { FoundPairs } from './merge.ts';

/** One re-pricing. */
export interface RepricingPlan {
  /** Seekers to ask again, in visiting order. */
  ask: Int32Array;
  /** Vacancies whose seekers are looked for instead, because their price fell by more than `slack`. */
  vacancies: Int32Array;
  /** By how much the ceilings of all who are not asked rise. */
  slack: number;
}

/** How many entries of the sorted array are below the value. */
function below(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Ceilings hold at the prices `asked`. Where a price fell since, an unlisted vacancy is worth more by the fall. A
 * seeker whose k-th best net value is at least the ceiling and the fall lacks nothing. Looking for the seekers of
 * the vacancies that fell furthest keeps the fall small for all others: the cut is where fewest pairs are looked at.
 */
export function planRepricing(
  market: RoundMarket,
  lists: CandidateLists,
  asked: Int32Array,
  prices: Int32Array,
  perSeeker: number,
  order: Int32Array | null,
): RepricingPlan {
  const { last } = netWorth(lists, prices, perSeeker, false);
  const seekers = lists.ceiling.length;
  const margins: number[] = [];
  for (let i = 0; i < seekers; i++) {
    const ceiling = lists.ceiling[i] ?? 0;
    if (ceiling !== COMPLETE) margins.push((last[i] ?? 0) - ceiling);
  }
  const sortedMargins = Int32Array.from(margins).sort();
  const falls = new Int32Array(prices.length);
  for (let j = 0; j < falls.length; j++) {
    if ((market.capacity[j] ?? 0) > 0) falls[j] = Math.max(0, (asked[j] ?? 0) - (prices[j] ?? 0));
  }
  const sortedFalls = falls.slice().sort();
  let slack = sortedFalls.at(-1) ?? 0;
  if (market.seekersFor !== undefined) {
    let cheapest = Infinity;
    for (let q = sortedFalls.length - 1; q >= -1; q--) {
      const cut = q < 0 ? 0 : (sortedFalls[q] ?? 0);
      const fallen = sortedFalls.length - below(sortedFalls, cut + 1);
      const cost = fallen * seekers + below(sortedMargins, cut) * prices.length;
      if (cost < cheapest) {
        cheapest = cost;
        slack = cut;
      }
      if (cut === 0) break;
    }
  }
  const asking = new Uint8Array(seekers);
  for (let i = 0; i < seekers; i++) {
    const ceiling = lists.ceiling[i] ?? 0;
    if (ceiling !== COMPLETE && ceiling + slack > (last[i] ?? 0)) asking[i] = 1;
  }
  const visit = order ?? Int32Array.from(asking.keys());
  return {
    ask: visit.filter((i) => asking[i] === 1),
    vacancies: Int32Array.from(falls.keys()).filter((j) => (falls[j] ?? 0) > slack),
    slack,
  };
}

/** Looks from the side of the vacancies: all pairs worth more than the seeker's ceiling and the slack. */
export function* findSeekers(
  market: RoundMarket,
  vacancies: Int32Array,
  prices: Int32Array,
  lists: CandidateLists,
  slack: number,
): Generator<number, FoundPairs> {
  const seekers: number[] = [];
  const places: number[] = [];
  const scores: number[] = [];
  const into = { seeker: new Int32Array(market.seekers), score: new Int32Array(market.seekers) };
  const ceiling = lists.ceiling.map((one) => (one === COMPLETE ? COMPLETE : Math.max(0, one + slack)));
  for (let q = 0; q < vacancies.length; q++) {
    const j = vacancies[q] ?? 0;
    if ((market.capacity[j] ?? 0) === 0) continue;
    const price = prices[j] ?? 0;
    const count = market.seekersFor?.(j, price, ceiling, into) ?? 0;
    for (let c = 0; c < count; c++) {
      const i = into.seeker[c] ?? 0;
      const score = into.score[c] ?? 0;
      if (score - price <= (ceiling[i] ?? 0)) continue;
      seekers.push(i);
      places.push(j);
      scores.push(score);
    }
    if ((q + 1) % 64 === 0) yield q + 1;
  }
  return {
    seeker: Int32Array.from(seekers),
    vacancy: Int32Array.from(places),
    score: Int32Array.from(scores),
  };
}

/** What the prices prove: each seeker's best net values, and the bound that follows from them. */
import type { CandidateLists } from '../types.ts';

/**
 * The k best net values (score - price, at least 0) of each seeker's list, as a sum, and the k-th of them. Vacancies
 * off the list count with the ceiling where `unlisted` is true.
 */
export function netWorth(
  lists: CandidateLists,
  prices: Int32Array,
  perSeeker: number,
  unlisted: boolean,
): { sum: number; last: Int32Array } {
  const { offset, vacancy, score, ceiling } = lists;
  const best = new Int32Array(perSeeker);
  const last = new Int32Array(ceiling.length);
  let sum = 0;
  for (let i = 0; i < ceiling.length; i++) {
    best.fill(unlisted ? Math.max(0, ceiling[i] ?? 0) : 0);
    for (let e = offset[i] ?? 0; e < (offset[i + 1] ?? 0); e++) {
      const least = best[perSeeker - 1] ?? 0;
      if ((score[e] ?? 0) <= least) break;
      const net = (score[e] ?? 0) - (prices[vacancy[e] ?? 0] ?? 0);
      if (net <= least) continue;
      let x = perSeeker - 1;
      while (x > 0 && (best[x - 1] ?? 0) < net) {
        best[x] = best[x - 1] ?? 0;
        x--;
      }
      best[x] = net;
    }
    for (const net of best) sum += net;
    last[i] = best[perSeeker - 1] ?? 0;
  }
  return { sum, last };
}

/**
 * An upper bound of the sum of scores of any lists that respect the slots, by weak duality: for any prices of at least
 * 0, all slots at their prices and everybody's k best net values. It covers all feasible pairs when the ceilings refer
 * to these prices (`unlisted`), otherwise the pairs on the lists.
 */
export function upperBound(
  lists: CandidateLists,
  prices: Int32Array,
  slots: Int32Array,
  perSeeker: number,
  unlisted: boolean,
): number {
  let bound = netWorth(lists, prices, perSeeker, unlisted).sum;
  for (let j = 0; j < slots.length; j++) bound += (slots[j] ?? 0) * (prices[j] ?? 0);
  return bound;
}

/** Sum of the scores of the held entries. */
export function valueOf(lists: CandidateLists, held: Uint8Array): number {
  let value = 0;
  for (let e = 0; e < held.length; e++) if (held[e] === 1) value += lists.score[e] ?? 0;
  return value;
}

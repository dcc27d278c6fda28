/** Places for the people whom the headcounts left with nothing. */
import type { CandidateLists, RoundMarket } from './types.ts';
import { openPrices } from './lists/ask.ts';

/** One recommendation that the auction did not make. */
export interface OverflowPlace {
  seeker: number;
  vacancy: number;
  score: number;
  /** Whether the vacancy is sent more people than its slots. */
  beyond: boolean;
}

/**
 * Cost of one more person per place, in points of score: with 2 people too many for 1 place another vacancy is chosen
 * if it suits up to 3,000 points less. Spreads the overflow without sending people to work that hardly suits them.
 */
const CROWDING = 3_000;

/** How many seekers without anything are handled between two checks for cancellation. */
const STEP = 256;

/**
 * Gives one vacancy to everybody who has a feasible one and holds none: the best with a free slot; where all are full,
 * beyond the slots, weighing score against how far beyond the vacancy already is. Processes seekers by number.
 */
export function* fillOverflow(
  market: RoundMarket,
  lists: CandidateLists,
  slots: Int32Array,
  held: Uint8Array,
  listLength: number,
): Generator<number, OverflowPlace[]> {
  const load = new Int32Array(slots.length);
  held.forEach((one, e) => {
    const j = lists.vacancy[e] ?? 0;
    if (one === 1) load[j] = (load[j] ?? 0) + 1;
  });
  const open = openPrices(market, null);
  const asked = { vacancy: new Int32Array(listLength), score: new Int32Array(listLength) };
  const places: OverflowPlace[] = [];
  let handled = 0;
  for (let i = 0; i < lists.ceiling.length; i++) {
    const from = lists.offset[i] ?? 0;
    const to = lists.offset[i + 1] ?? 0;
    if (held.subarray(from, to).includes(1)) continue;
    let best: OverflowPlace | null = null;
    let bestWorth = -Infinity;
    const weigh = (vacancy: number, score: number): void => {
      const headcount = market.capacity[vacancy] ?? 0;
      if (headcount === 0) return;
      const over = Math.max(0, (load[vacancy] ?? 0) - (slots[vacancy] ?? 0) + 1);
      // A free slot comes before any full vacancy.
      const worth = over === 0 ? score + 1_000_000 : score - Math.floor((CROWDING * over) / headcount);
      if (worth <= bestWorth) return;
      bestWorth = worth;
      best = { seeker: i, vacancy, score, beyond: over > 0 };
    };
    for (let e = from; e < to; e++) weigh(lists.vacancy[e] ?? 0, lists.score[e] ?? 0);
    // A list requested at prices can be empty even though something is feasible.
    if (from === to) {
      const count = market.candidates(i, listLength, open, asked);
      for (let c = 0; c < count; c++) weigh(asked.vacancy[c] ?? 0, asked.score[c] ?? 0);
    }
    const chosen = best as OverflowPlace | null;
    if (chosen !== null) {
      load[chosen.vacancy] = (load[chosen.vacancy] ?? 0) + 1;
      places.push(chosen);
    }
    if (++handled % STEP === 0) yield i;
  }
  return places;
}

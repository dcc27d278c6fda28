/** One auction from a given state to a settled one, a step at a time. */
import type { CandidateLists } from '../types.ts';
import { Auction } from './auction.ts';
import { columnsOf, settleStranded } from './settle.ts';
import type { Columns } from './settle.ts';

export interface AuctionResult {
  prices: Int32Array;
  /** 1 for each entry of the lists that is held. */
  held: Uint8Array;
}

/** People who bid between two checks for cancellation: about a millisecond. */
const BID_STEP = 4_096;

/**
 * How many list entries settling may look at, as a multiple of all list entries: about half of what an auction from
 * scratch costs. A market in which one change affects everything is solved faster from scratch.
 */
const SETTLING = 6;

/**
 * An auction with starting prices first takes steps this many times larger. Measured on a full market after a day's
 * changes: half the work of small steps alone, the same value.
 */
const COARSE = 32;

/**
 * Runs the forward auction and lowers prices that the start left stranded; restarts from scratch if that takes too
 * long. Yields how many people have had their turn.
 */
export function* runAuction(
  lists: CandidateLists,
  slots: Int32Array,
  perSeeker: number,
  epsilon: number,
  start: AuctionResult,
): Generator<number, AuctionResult> {
  const seekers = lists.ceiling.length;
  const forward = function* (step: number, from: AuctionResult): Generator<number, AuctionResult> {
    const auction = new Auction({ lists, slots, perSeeker, epsilon: step, ...from });
    while (!auction.run(BID_STEP)) yield Math.max(0, seekers - auction.waiting);
    return { prices: auction.prices, held: auction.held };
  };
  if (start.prices.some((price) => price > 0)) {
    let state = start;
    let columns: Columns | undefined;
    const columnsOnce = (): Columns => (columns ??= columnsOf(lists, slots.length));
    let patience = SETTLING * (lists.vacancy.length + 10_000);
    for (const step of [COARSE * epsilon, epsilon]) {
      state = yield* forward(step, state);
      patience -= yield* settleStranded(
        lists,
        slots,
        perSeeker,
        step,
        state.prices,
        state.held,
        patience,
        columnsOnce,
      );
      if (patience < 0) break;
    }
    if (patience >= 0) return state;
  }
  return yield* forward(epsilon, {
    prices: new Int32Array(start.prices.length),
    held: new Uint8Array(lists.vacancy.length),
  });
}

/** Asks the market for candidates: the part of a round that can be split over workers and machines. */
import { CLOSED_PRICE, COMPLETE, FULL_SCORE, settleOptions } from '../types.ts';
import type { RoundMarket, RoundOptions } from '../types.ts';

/** The market's answers for some seekers. Plain typed arrays, so that it can be sent between workers. */
export interface ListChunk {
  seeker: Int32Array;
  /** Answers for `seeker[q]`: offset[q] to offset[q + 1], by falling score, then by vacancy number. */
  offset: Int32Array;
  vacancy: Int32Array;
  score: Int32Array;
  /** See `CandidateLists.ceiling`, at the prices given in the request. */
  ceiling: Int32Array;
}

/** An Int32Array that grows by half when full. */
class Growing {
  array: Int32Array;
  constructor(room: number) {
    this.array = new Int32Array(Math.max(16, room));
  }
  reserve(room: number): void {
    if (room <= this.array.length) return;
    const larger = new Int32Array(Math.max(room, Math.ceil(this.array.length * 1.5)));
    larger.set(this.array);
    this.array = larger;
  }
}

/** Prices that keep everybody away from vacancies without a place; null when every vacancy has one. */
export function openPrices(market: RoundMarket, prices: Int32Array | null): Int32Array | null {
  let copy: Int32Array | null = null;
  for (let j = 0; j < market.vacancies; j++) {
    if ((market.capacity[j] ?? 0) > 0) continue;
    copy ??= prices?.slice() ?? new Int32Array(market.vacancies);
    copy[j] = CLOSED_PRICE;
  }
  return copy ?? prices;
}

/**
 * Sorts a stretch of candidates by falling score, then vacancy number. Stretches are short and nearly sorted already.
 */
export function sortStretch(vacancy: Int32Array, score: Int32Array, from: number, to: number): void {
  for (let q = from + 1; q < to; q++) {
    const v = vacancy[q] ?? 0;
    const s = score[q] ?? 0;
    let x = q;
    while (x > from) {
      const before = score[x - 1] ?? 0;
      if (before > s || (before === s && (vacancy[x - 1] ?? 0) < v)) break;
      vacancy[x] = vacancy[x - 1] ?? 0;
      score[x] = before;
      x--;
    }
    vacancy[x] = v;
    score[x] = s;
  }
}

/** How many seekers are asked about between two checks for cancellation. */
export const ASK_STEP = 256;

/**
 * Asks for `limit` candidates of each seeker at the prices, a step at a time.
 * @throws RangeError when the market breaks its contract (scores, numbers, a vacancy twice)
 */
export function* askSeekers(
  market: RoundMarket,
  seekers: Int32Array,
  limit: number,
  prices: Int32Array | null,
): Generator<number, ListChunk> {
  const asking = openPrices(market, prices);
  const priced = prices !== null && prices.some((price) => price > 0);
  const buffer = { vacancy: new Int32Array(limit), score: new Int32Array(limit) };
  const offset = new Int32Array(seekers.length + 1);
  const ceiling = new Int32Array(seekers.length);
  const vacancies = new Growing(seekers.length * 8);
  const scores = new Growing(seekers.length * 8);
  const seen = new Int32Array(market.vacancies).fill(-1);
  let end = 0;
  for (let q = 0; q < seekers.length; q++) {
    const count = market.candidates(seekers[q] ?? 0, limit, asking, buffer);
    vacancies.reserve(end + count);
    scores.reserve(end + count);
    const start = end;
    let least = FULL_SCORE;
    for (let c = 0; c < count; c++) {
      const vacancy = buffer.vacancy[c] ?? -1;
      const score = buffer.score[c] ?? 0;
      if (vacancy < 0 || vacancy >= market.vacancies)
        throw new RangeError(`no vacancy has number ${vacancy}`);
      if (score < 1 || score > FULL_SCORE)
        throw new RangeError(`score ${score} is not from 1 to ${FULL_SCORE}`);
      if (seen[vacancy] === q) throw new RangeError(`vacancy ${vacancy} came twice for one seeker`);
      seen[vacancy] = q;
      least = Math.min(least, score - (asking?.[vacancy] ?? 0));
      if ((market.capacity[vacancy] ?? 0) === 0) continue;
      vacancies.array[end] = vacancy;
      scores.array[end] = score;
      end++;
    }
    sortStretch(vacancies.array, scores.array, start, end);
    offset[q + 1] = end;
    // Fewer than requested: every vacancy left out has score <= price; without prices none is left out.
    if (count < limit) ceiling[q] = priced ? 0 : COMPLETE;
    else ceiling[q] = Math.max(0, least);
    if ((q + 1) % ASK_STEP === 0) yield q + 1;
  }
  return {
    seeker: seekers,
    offset,
    vacancy: vacancies.array.slice(0, end),
    score: scores.array.slice(0, end),
    ceiling,
  };
}

/** Runs a generator to its end and returns its result. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The seekers at positions `from` to `to` of the visiting order. */
export function visited(market: RoundMarket, order: Int32Array | null, from: number, to: number): Int32Array {
  if (order !== null) return order.slice(from, to);
  const seekers = new Int32Array(Math.max(0, Math.min(to, market.seekers) - from));
  for (let q = 0; q < seekers.length; q++) seekers[q] = from + q;
  return seekers;
}

/**
 * First lists of the seekers at positions `from` (included) to `to` (excluded) of the visiting order. The chunks of
 * several workers together equal those of one: give them all to `solveRound`.
 */
export function buildLists(market: RoundMarket, from: number, to: number, options: RoundOptions): ListChunk {
  const { listLength, order } = settleOptions(market, options);
  return finish(askSeekers(market, visited(market, order, from, to), listLength, null));
}

/** One worker's part of a re-pricing: positions `from` to `to` of the seekers to ask again. */
export function repriceLists(
  market: RoundMarket,
  from: number,
  to: number,
  prices: Int32Array,
  asked: Int32Array,
  limit: number,
): ListChunk {
  return finish(askSeekers(market, asked.slice(from, to), limit, prices));
}

/** The whole answer to a request of a round, on whichever thread has a market. */
export function answerRequest(
  market: RoundMarket,
  { seekers, limit, prices }: { seekers: Int32Array; limit: number; prices: Int32Array | null },
): ListChunk {
  return finish(askSeekers(market, seekers, limit, prices));
}

/** The round from first lists to published recommendations. */
import { runAuction } from './auction/run.ts';
import type { AuctionResult } from './auction/run.ts';
import { upperBound, valueOf } from './auction/worth.ts';
import { askSeekers, visited } from './lists/ask.ts';
import type { ListChunk } from './lists/ask.ts';
import { carryHeld, joinLists, mergeLists } from './lists/merge.ts';
import { findSeekers, planRepricing } from './lists/plan.ts';
import { fillOverflow } from './overflow.ts';
import { firstPlaces, recommendationsOf } from './recommendations.ts';
import { settleOptions, slotsOf } from './types.ts';
import type {
  CandidateLists,
  RoundMarket,
  RoundOptions,
  RoundProgress,
  RoundSolution,
  SettledOptions,
} from './types.ts';

/** Work the caller may have done elsewhere: query these seekers for `limit` candidates at the prices. */
export interface AskRequest {
  seekers: Int32Array;
  limit: number;
  prices: Int32Array | null;
}

/**
 * Progress; when there is a request, the caller may answer `next(chunks)` with its workers' results (`repriceLists`).
 */
export interface RoundStep extends RoundProgress {
  request?: AskRequest;
}

/** The steps of a round. `return()` between two steps cancels it. */
export type RoundSteps = Generator<RoundStep, RoundSolution, readonly ListChunk[] | undefined>;

type Steps<T> = Generator<RoundStep, T, readonly ListChunk[] | undefined>;

/**
 * How many candidates a re-pricing requests: some beyond k, so that after a later small fall of a price they are
 * already listed.
 */
const REPRICED = 50;

/**
 * Points by which prices may fall before a seeker found must be searched for again. The round of the next day depends
 * on it: with 50 it queries three times as many people at county size.
 */
const ROOM = 300;

/**
 * Shares of the remaining tolerable gap that are given up so as to query fewer people. The losses add up over
 * vacancies: with a tenth and three quarters a market of 30,000 people missed the gap on the next day and queried
 * 12,600 of them again.
 */
const SPARED_FIRST = 0.03;
const SPARED_LATER = 0.25;

/** Where a round stands between two auctions. */
export interface RoundState extends AuctionResult {
  lists: CandidateLists;
  /** The prices to which the ceilings of the lists refer. */
  asked: Int32Array;
}

/** Reports inner steps as progress. */
export function* told<T>(
  steps: Generator<number, T>,
  stage: RoundProgress['stage'],
  total: number,
  round: number,
): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { stage, done: Math.min(step.value, total), total, round };
  }
}

/** Queries the seekers, or takes the caller's answers for them. */
export function* askThrough(
  market: RoundMarket,
  request: AskRequest,
  stage: 'lists' | 'repricing',
  round: number,
): Steps<readonly ListChunk[]> {
  const { seekers, limit, prices } = request;
  const answers = yield { stage, done: 0, total: seekers.length, round, request };
  if (answers !== undefined) {
    const count = answers.reduce((sum, one) => sum + one.seeker.length, 0);
    if (count !== seekers.length)
      throw new RangeError(`asked for ${seekers.length} seekers, got answers for ${count}`);
    return answers;
  }
  return [yield* told(askSeekers(market, seekers, limit, prices), stage, seekers.length, round)];
}

/**
 * Alternates auctions and re-pricings, then adds the certificate, the overflow and the first places.
 * @param room see `Leeway`
 */
export function* improve(
  market: RoundMarket,
  options: SettledOptions,
  start: RoundState,
  room: number,
): Steps<RoundSolution> {
  const { perSeeker, epsilon, repricings, order, listLength, enough } = options;
  const slots = slotsOf(market, perSeeker);
  let { lists, asked, prices, held } = start;
  let bound = Infinity;
  let listBound: number;
  let round = 0;
  for (; ; round++) {
    const auction = runAuction(lists, slots, perSeeker, epsilon, { prices, held });
    ({ prices, held } = yield* told(auction, 'auction', market.seekers, round));
    listBound = upperBound(lists, prices, slots, perSeeker, false);
    // What the bound may lose because people are not queried: little at first, while better pairs are still to be
    // found.
    const gap = listBound - valueOf(lists, held);
    const spare = Math.max(0, enough * listBound - gap) * (round === 0 ? SPARED_FIRST : SPARED_LATER);
    const plan = planRepricing(market, lists, asked, prices, perSeeker, order, { spare, room });
    const limit = Math.max(perSeeker, REPRICED);
    const chunks = yield* askThrough(market, { seekers: plan.ask, limit, prices }, 'repricing', round + 1);
    const search = findSeekers(market, prices, plan.query);
    const found = yield* told(search, 'repricing', plan.query.vacancies.length, round + 1);
    const wider = mergeLists(lists, chunks, plan.ceiling, market.vacancies, found);
    held = carryHeld(lists, held, wider);
    const grew = wider.vacancy.length > lists.vacancy.length;
    lists = wider;
    asked = prices;
    bound = Math.min(bound, upperBound(lists, prices, slots, perSeeker, true));
    if (round >= repricings || !grew || bound - valueOf(lists, held) <= enough * bound) break;
  }
  const filling = fillOverflow(market, lists, slots, held, listLength);
  const overflow = yield* told(filling, 'overflow', market.seekers, round);
  const recommendations = recommendationsOf(lists, held, overflow);
  const first = firstPlaces(recommendations, market.capacity, market.vacancies);
  // Free slots filled by the overflow count: they are inside the headcounts.
  const value = overflow.reduce((sum, one) => sum + (one.beyond ? 0 : one.score), valueOf(lists, held));
  const share = (of: number): number => (of > 0 ? Math.max(0, of - value) / of : 0);
  return {
    ...recommendations,
    first,
    prices,
    certificate: {
      value,
      bound,
      gap: share(bound),
      listBound,
      listGap: share(listBound),
      repricings: round,
    },
    memory: { lists, asked, prices, held },
  };
}

/**
 * Solves a round from scratch. Deterministic: neither the visiting order nor the number of chunks or workers changes
 * the result.
 * @param prebuilt first lists from `buildLists`, of all seekers together
 * @throws RangeError for options, or answers of the market, outside their ranges
 */
export function* solveRound(
  market: RoundMarket,
  options: RoundOptions,
  prebuilt?: readonly ListChunk[],
): RoundSteps {
  const settled = settleOptions(market, options);
  const seekers = visited(market, settled.order, 0, market.seekers);
  const request: AskRequest = { seekers, limit: settled.listLength, prices: null };
  const chunks = prebuilt ?? (yield* askThrough(market, request, 'lists', 0));
  const lists = joinLists(market.seekers, market.vacancies, chunks);
  const asked = new Int32Array(market.vacancies);
  return yield* improve(
    market,
    settled,
    {
      lists,
      asked,
      prices: asked,
      held: new Uint8Array(lists.vacancy.length),
    },
    ROOM,
  );
}

/** Which seekers a re-pricing has to ask: everybody whose list might lack something better, and nobody else. */
import { netWorth } from '../auction/worth.ts';
import { CLOSED_PRICE, COMPLETE } from '../types.ts';
import type { CandidateLists, RoundMarket } from '../types.ts';
import type { FoundPairs } from './merge.ts';

/** Vacancies for which seekers are sought, and among whom. */
export interface SeekerQuery {
  vacancies: Int32Array;
  /** The first `among[q]` of `seekers` are those whom `vacancies[q]` may concern; the numbers rise. */
  among: Int32Array;
  seekers: Int32Array;
  /** By seeker: only pairs whose score less price is above this are sought. */
  ceiling: Int32Array;
}

/** One re-pricing. */
export interface RepricingPlan {
  /** Seekers to ask again, in visiting order. */
  ask: Int32Array;
  /** Search from the side of the vacancies whose price fell furthest. */
  query: SeekerQuery;
  /** Ceilings of all seekers who are not asked, once the query is answered. */
  ceiling: Int32Array;
}

/** What a re-pricing may give up so as to cost less now or later; points. */
export interface Leeway {
  /** By how much the bound may be too high because people are not asked. */
  spare: number;
  /**
   * How far prices may fall from here before a seeker for whom a fallen vacancy was checked must be checked again. A
   * larger value makes this search wider and the next one narrower.
   */
  room: number;
}

/** The cost of searching for a vacancy before the first seeker is looked at, in seekers. */
const VACANCY_COST = 1_500;

/** Vacancies searched one after the other with the same people, between two checks for cancellation. */
const STRETCH = 64;

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
 * How many of the rising margins below the cut are so near it that their people need not be asked: together they can
 * gain no more than `spare` unseen.
 */
function sparedBelow(sorted: Int32Array, cut: number, spare: number): number {
  let left = spare;
  let q = below(sorted, cut);
  let spared = 0;
  while (q > 0 && left >= cut - (sorted[q - 1] ?? 0)) {
    left -= cut - (sorted[--q] ?? 0);
    spared++;
  }
  return spared;
}

/** Numbers from 0 by rising value, ties by number. */
function byValue(numbers: Int32Array, value: (number: number) => number): Int32Array {
  const keys = Float64Array.from(numbers, (number) => value(number) * 2 ** 32 + number).sort();
  return Int32Array.from(keys, (key) => key - Math.floor(key / 2 ** 32) * 2 ** 32);
}

/** How far the price fell of each vacancy that anybody may be sent to. */
function fallsOf(market: RoundMarket, asked: Int32Array, prices: Int32Array): Int32Array {
  const falls = new Int32Array(prices.length);
  for (let j = 0; j < falls.length; j++) {
    if ((market.capacity[j] ?? 0) > 0) falls[j] = Math.max(0, (asked[j] ?? 0) - (prices[j] ?? 0));
  }
  return falls;
}

/** The fall up to which asking the seekers concerned is cheaper than searching from the vacancies. */
function cheapestCut(sortedMargins: Int32Array, falls: Int32Array, spare: number, room: number): number {
  const asks = (most: number): number =>
    (below(sortedMargins, most) - sparedBelow(sortedMargins, most, spare)) * falls.length;
  const sortedFalls = falls.slice().sort();
  let cut = sortedFalls.at(-1) ?? 0;
  let cheapest = asks(cut);
  let looks = 0;
  for (let q = sortedFalls.length - 1; q >= 0; q--) {
    const fall = sortedFalls[q] ?? 0;
    if (fall === 0) break;
    looks += VACANCY_COST + below(sortedMargins, fall + room);
    const next = q > 0 ? (sortedFalls[q - 1] ?? 0) : 0;
    if (next === fall) continue;
    const cost = looks + asks(next);
    if (cost < cheapest) {
      cheapest = cost;
      cut = next;
    }
  }
  return cut;
}

/**
 * Ceilings hold at the prices `asked`. Where a price has fallen since, an unlisted vacancy is worth more by the fall. A
 * seeker whose k-th best net value is at least the ceiling plus the fall lacks nothing. Searching for the seekers of
 * the vacancies that fell furthest, among those whose margin is smaller than the fall, leaves only a small fall (the
 * cut) for which seekers have to be asked: the cut is where fewest pairs are looked at.
 */
export function planRepricing(
  market: RoundMarket,
  lists: CandidateLists,
  asked: Int32Array,
  prices: Int32Array,
  perSeeker: number,
  order: Int32Array | null,
  { spare, room }: Leeway,
): RepricingPlan {
  const { last } = netWorth(lists, prices, perSeeker, false);
  const seekers = lists.ceiling.length;
  const falls = fallsOf(market, asked, prices);
  const deepest = falls.reduce((most, fall) => Math.max(most, fall), 0);
  const known = Int32Array.from(lists.ceiling.keys()).filter((i) => lists.ceiling[i] !== COMPLETE);
  const margins = known.map((i) => (last[i] ?? 0) - (lists.ceiling[i] ?? 0));
  const sortedMargins = margins.slice().sort();
  const cut = market.seekersFor === undefined ? deepest : cheapestCut(sortedMargins, falls, spare, room);
  // Of equal margins, all are asked or none.
  const spared = sparedBelow(sortedMargins, cut, spare);
  const least = sortedMargins[below(sortedMargins, cut) - spared - 1] ?? -Infinity;

  const asking = new Uint8Array(seekers);
  const ceiling = lists.ceiling.slice();
  const wanted = lists.ceiling.slice();
  const rest: number[] = [];
  known.forEach((i, q) => {
    const before = lists.ceiling[i] ?? 0;
    if ((margins[q] ?? 0) < cut && (margins[q] ?? 0) <= least) asking[i] = 1;
    // Pairs nobody searches for stay below these; the second bound is for seekers no fall reaches.
    wanted[i] = Math.max(0, before + cut, (last[i] ?? 0) - room);
    ceiling[i] = Math.min(wanted[i] ?? 0, Math.max(0, before + deepest));
    if (asking[i] === 0 && before + deepest > (wanted[i] ?? 0)) rest.push(i);
  });
  const distance = (i: number): number => (wanted[i] ?? 0) - (lists.ceiling[i] ?? 0);
  const among = byValue(Int32Array.from(rest), distance);
  const distances = among.map(distance);
  const vacancies = byValue(
    Int32Array.from(falls.keys()).filter((j) => (falls[j] ?? 0) > cut),
    (j) => falls[j] ?? 0,
  );
  const visit = order ?? Int32Array.from(asking.keys());
  return {
    ask: visit.filter((i) => asking[i] === 1),
    query: {
      vacancies,
      among: vacancies.map((j) => below(distances, falls[j] ?? 0)),
      seekers: among,
      ceiling: wanted,
    },
    ceiling,
  };
}

/** Searches from the vacancies' side. */
export function* findSeekers(
  market: RoundMarket,
  prices: Int32Array,
  { vacancies, among, seekers: people, ceiling }: SeekerQuery,
): Generator<number, FoundPairs> {
  const seekers: number[] = [];
  const places: number[] = [];
  const scores: number[] = [];
  const into = { seeker: new Int32Array(market.seekers), score: new Int32Array(market.seekers) };
  const open = new Int32Array(market.seekers).fill(CLOSED_PRICE);
  let asked = new Int32Array(0);
  for (let q = 0; q < vacancies.length; q++) {
    const j = vacancies[q] ?? 0;
    // The same people for several vacancies in a row: falls, and with them people, hardly grow from one to the next.
    const most = among[Math.min(vacancies.length, q + STRETCH - (q % STRETCH)) - 1] ?? 0;
    if (most > asked.length) {
      for (const i of people.subarray(asked.length, most)) open[i] = ceiling[i] ?? 0;
      asked = people.slice(0, most);
    }
    if ((market.capacity[j] ?? 0) === 0 || most === 0) continue;
    const price = prices[j] ?? 0;
    const count = market.seekersFor?.(j, price, open, into, asked) ?? 0;
    for (let c = 0; c < count; c++) {
      const i = into.seeker[c] ?? 0;
      const score = into.score[c] ?? 0;
      if (score - price <= (open[i] ?? 0)) continue;
      seekers.push(i);
      places.push(j);
      scores.push(score);
    }
    if ((q + 1) % STRETCH === 0) yield q + 1;
  }
  return {
    seeker: Int32Array.from(seekers),
    vacancy: Int32Array.from(places),
    score: Int32Array.from(scores),
  };
}

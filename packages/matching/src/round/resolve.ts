/** The round after a day with few changes: yesterday's lists, prices and places are kept where they still hold. */
import { carryHeld, joinFound, mergeLists } from './lists/merge.ts';
import type { FoundPairs } from './lists/merge.ts';
import { findSeekers } from './lists/plan.ts';
import { askThrough, improve, told } from './solve.ts';
import type { RoundSteps } from './solve.ts';
import { netWorth } from './auction/worth.ts';
import { visited } from './lists/ask.ts';
import { CLOSED_PRICE, COMPLETE, settleOptions, slotsOf } from './types.ts';
import type { CandidateLists, RoundMarket, RoundMemory, RoundOptions } from './types.ts';

/** What changed since the memory was made, as numbers of the new market. Numbers beyond the old market are new. */
export interface RoundChanges {
  /** Seekers who are new, changed, or gone (who then have no candidates). */
  seekers: Int32Array;
  /** Vacancies that are new, changed, or gone (which then have capacity 0). */
  vacancies: Int32Array;
}

/** The gap that two re-pricings of a whole round reach (0.01 %). */
const ENOUGH = 0.0001;

/** As in a whole round, but these searches are most of the work, and few prices move this far between two of them. */
const ROOM = 50;

/** A changed vacancy is first searched at a price that all but one in this many others reach. */
const LOW_SHARE = 10;

/** Points by which prices, and what people hold, may differ between yesterday and tomorrow. */
const UNCERTAIN = 300;

function flagsOf(length: number, numbers: Int32Array, from: number): Uint8Array {
  const flags = new Uint8Array(length);
  for (const number of numbers) {
    if (number < 0 || number >= length) throw new RangeError(`no row has number ${number}`);
    flags[number] = 1;
  }
  return flags.fill(1, Math.min(from, length));
}

/** A copy of the prices for a market of another size; new vacancies cost nothing yet. */
function resized(prices: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length);
  copy.set(prices.subarray(0, length));
  return copy;
}

/**
 * Searches for the seekers of changed vacancies and writes the prices used. What a changed vacancy will cost is not
 * known yet: it is searched at a price that most others exceed, and at 0 where too few would come at that price.
 */
function* seekersOfChanged(
  market: RoundMarket,
  vacancies: Int32Array,
  lists: CandidateLists,
  asked: Int32Array,
  perSeeker: number,
): Generator<number, { found: FoundPairs; ceiling: Int32Array }> {
  const changed = new Set(vacancies);
  const others = asked.filter((_, j) => !changed.has(j) && (market.capacity[j] ?? 0) > 0).sort();
  const low = others[Math.floor(others.length / LOW_SHARE)] ?? 0;
  const { last } = netWorth(lists, asked, perSeeker, false);
  const ceiling = lists.ceiling.map((one, i) =>
    one === COMPLETE ? COMPLETE : Math.max(0, one, (last[i] ?? 0) - UNCERTAIN),
  );
  const everybody = Int32Array.from(ceiling.keys());
  const search = function* (numbers: Int32Array, price: number): Generator<number, FoundPairs> {
    for (const j of numbers) asked[j] = price;
    const among = numbers.map(() => everybody.length);
    return yield* findSeekers(market, asked, {
      vacancies: numbers,
      among,
      seekers: everybody,
      ceiling,
    });
  };
  const first = yield* search(vacancies, low);
  const comers = new Int32Array(market.vacancies);
  first.seeker.forEach((i, q) => {
    const j = first.vacancy[q] ?? 0;
    if ((first.score[q] ?? 0) - low - UNCERTAIN > (last[i] ?? 0)) comers[j] = (comers[j] ?? 0) + 1;
  });
  const slots = slotsOf(market, perSeeker);
  const second = yield* search(
    vacancies.filter((j) => low > 0 && (comers[j] ?? 0) <= (slots[j] ?? 0)),
    0,
  );
  return { found: joinFound(first, second), ceiling };
}

/** Lists without changed seekers' entries and without changed vacancies; new seekers' lists are empty. */
function keptLists(
  { lists, held }: RoundMemory,
  changedSeeker: Uint8Array,
  changedVacancy: Uint8Array,
): { lists: CandidateLists; held: Uint8Array } {
  const seekers = changedSeeker.length;
  const offset = new Int32Array(seekers + 1);
  const vacancy = new Int32Array(lists.vacancy.length);
  const score = new Int32Array(lists.vacancy.length);
  const keptHeld = new Uint8Array(lists.vacancy.length);
  const ceiling = new Int32Array(seekers);
  let end = 0;
  for (let i = 0; i < seekers; i++) {
    if (changedSeeker[i] === 0) {
      ceiling[i] = lists.ceiling[i] ?? 0;
      for (let e = lists.offset[i] ?? 0; e < (lists.offset[i + 1] ?? 0); e++) {
        const j = lists.vacancy[e] ?? 0;
        if (changedVacancy[j] !== 0) continue;
        vacancy[end] = j;
        score[end] = lists.score[e] ?? 0;
        keptHeld[end++] = held[e] ?? 0;
      }
    }
    offset[i + 1] = end;
  }
  return {
    lists: { offset, vacancy: vacancy.slice(0, end), score: score.slice(0, end), ceiling },
    held: keptHeld.slice(0, end),
  };
}

/**
 * Solves a round again after changes. Changed seekers are queried again at the last prices; changed vacancies search
 * for their seekers (`market.seekersFor`) and enter the lists of those for whom they may matter; then auctions and
 * re-pricings continue from the last prices and places, and query only seekers whom a fallen price may concern. The
 * certificate is as reliable as that of `solveRound`. A market without `seekersFor` queries everybody again as soon as
 * a vacancy changed, and still starts from the last prices.
 * @throws RangeError as `solveRound`, and for changed numbers outside the market
 */
export function* resolveRound(
  market: RoundMarket,
  options: RoundOptions,
  previous: RoundMemory,
  changed: RoundChanges,
): RoundSteps {
  const settled = settleOptions(market, { enough: ENOUGH, ...options });
  const changedSeeker = flagsOf(market.seekers, changed.seekers, previous.lists.ceiling.length);
  const changedVacancy = flagsOf(market.vacancies, changed.vacancies, previous.prices.length);
  // Entries for removed vacancies would point beyond the market.
  const known = new Uint8Array(Math.max(market.vacancies, previous.prices.length)).fill(1, market.vacancies);
  known.set(changedVacancy);
  const prices = resized(previous.prices, market.vacancies);
  const asked = resized(previous.asked, market.vacancies);
  const vacancies = Int32Array.from(changedVacancy.keys()).filter((j) => changedVacancy[j] === 1);
  const everybody = vacancies.length > 0 && market.seekersFor === undefined;
  const kept = keptLists(previous, changedSeeker, known);
  const visit = visited(market, settled.order, 0, market.seekers);
  const seekers = everybody ? visit : visit.filter((i) => changedSeeker[i] === 1);

  // Changed vacancies search for all their seekers themselves, including those queried now.
  const without = asked.slice();
  if (!everybody) for (const j of vacancies) without[j] = CLOSED_PRICE;
  const request = { seekers, limit: settled.listLength, prices: without };
  const chunks = yield* askThrough(market, request, 'lists', 0);
  const mine = mergeLists(kept.lists, chunks, kept.lists.ceiling, market.vacancies);
  let lists = mine;
  if (!everybody && vacancies.length > 0) {
    const search = seekersOfChanged(market, vacancies, mine, asked, settled.perSeeker);
    const { found, ceiling } = yield* told(search, 'lists', vacancies.length, 0);
    lists = mergeLists(mine, [], ceiling, market.vacancies, found);
  }
  const held = carryHeld(kept.lists, kept.held, lists);
  return yield* improve(market, settled, { lists, asked, prices, held }, ROOM);
}

/**
 * A memory in new numbers, for a market whose rows were renumbered.
 * @param seekerOf new number of each old seeker, -1 for one who is gone
 * @param vacancyOf new number of each old vacancy, -1 for one that is gone
 */
export function renumberMemory(
  memory: RoundMemory,
  seekerOf: Int32Array,
  vacancyOf: Int32Array,
  market: Pick<RoundMarket, 'seekers' | 'vacancies'>,
): RoundMemory {
  const oldSeeker = new Int32Array(market.seekers).fill(-1);
  seekerOf.forEach((now, before) => {
    if (now >= 0) oldSeeker[now] = before;
  });
  const { lists, held } = memory;
  const offset = new Int32Array(market.seekers + 1);
  // Allocated at the maximum length: millions of entries would cost several times as much in plain arrays.
  const vacancy = new Int32Array(lists.vacancy.length);
  const score = new Int32Array(lists.vacancy.length);
  const keptHeld = new Uint8Array(lists.vacancy.length);
  const ceiling = new Int32Array(market.seekers);
  let end = 0;
  oldSeeker.forEach((before, i) => {
    if (before >= 0) {
      ceiling[i] = lists.ceiling[before] ?? 0;
      for (let e = lists.offset[before] ?? 0; e < (lists.offset[before + 1] ?? 0); e++) {
        const now = vacancyOf[lists.vacancy[e] ?? 0] ?? -1;
        if (now < 0) continue;
        vacancy[end] = now;
        score[end] = lists.score[e] ?? 0;
        keptHeld[end++] = held[e] ?? 0;
      }
    }
    offset[i + 1] = end;
  });
  const moved = (prices: Int32Array): Int32Array => {
    const now = new Int32Array(market.vacancies);
    vacancyOf.forEach((to, from) => {
      if (to >= 0) now[to] = prices[from] ?? 0;
    });
    return now;
  };
  return {
    lists: { offset, vacancy: vacancy.subarray(0, end), score: score.subarray(0, end), ceiling },
    asked: moved(memory.asked),
    prices: moved(memory.prices),
    held: keptHeld.subarray(0, end),
  };
}

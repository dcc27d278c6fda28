/**
 * The round of the network: everybody gets a short list, and the lists together send no vacancy more people than it can
 * use. This file holds what callers and the parts of the round share.
 *
 * People and vacancies are dense numbers. Number them by a stable key (their ids in order): the result is a function of
 * that numbering, so the order of rows in a table, the number of workers and a restart change nothing.
 */

/** The highest score of a pair. Scores are whole numbers from 1. */
export const FULL_SCORE = 10_000;

/** A price that no score reaches, for vacancies to which nobody may be sent. */
export const CLOSED_PRICE = FULL_SCORE + 1;

/** The ceiling of a list that holds every feasible vacancy of its seeker, whatever the prices. */
export const COMPLETE = -(FULL_SCORE * 4);

/** The output of `candidates`: both arrays hold at least `limit` numbers. */
export interface CandidateBuffer {
  vacancy: Int32Array;
  score: Int32Array;
}

/** The output of `seekersFor`: both arrays hold one number per seeker. */
export interface SeekerBuffer {
  seeker: Int32Array;
  score: Int32Array;
}

/** Dense numbering 0..n-1 of people, 0..m-1 of vacancies. */
export interface RoundMarket {
  readonly seekers: number;
  readonly vacancies: number;
  /** Open places of each vacancy, 0 to 100,000. A vacancy without one is recommended to nobody. */
  readonly capacity: Int32Array;
  /**
   * Best feasible vacancies of one seeker by score less price (only those above 0), best first, ties by the market's
   * own fixed order. Writes vacancy numbers and true scores into `into` and returns how many. Fewer than `limit` means
   * that there are no more. A vacancy appears at most once.
   */
  candidates(seeker: number, limit: number, prices: Int32Array | null, into: CandidateBuffer): number;
  /**
   * All feasible seekers of one vacancy with their scores, in any order; returns how many. May leave out seekers with
   * score - price <= ceiling[seeker] and those not in `among`; the same array means the same people again. With it a
   * day's changes cost a day's work; without it every seeker is queried again when a vacancy changed.
   */
  seekersFor?(
    vacancy: number,
    price: number,
    ceiling: Int32Array,
    into: SeekerBuffer,
    among?: Int32Array,
  ): number;
}

export interface RoundOptions {
  /** k: the most vacancies recommended to a seeker, 1 to 100. */
  perSeeker: number;
  /** How many candidates are requested for a seeker at first. */
  listLength?: number;
  /** How often everybody is queried again at the prices found. */
  repricings?: number;
  /**
   * No further re-pricing once the certified gap is at most this: 0 in `solveRound`, 0.0001 in `resolveRound` unless
   * given.
   */
  enough?: number;
  /** Least step of a bid, in points of score. 1 keeps the loss on the lists below a millionth. */
  epsilon?: number;
  /**
   * Visiting order of seekers (a permutation), so that neighbours are queried one after the other. Changes no result.
   */
  order?: Int32Array;
}

export interface RoundProgress {
  stage: 'lists' | 'auction' | 'repricing' | 'overflow' | 'figures';
  done: number;
  total: number;
  /** 0 for the first lists and auction, then the number of the re-pricing. */
  round: number;
}

/** How far the round is from the best one, proved by its own prices (weak duality). */
export interface RoundCertificate {
  /** Sum of scores of all recommendations inside the headcounts. */
  value: number;
  /** No choice of lists over all feasible pairs can have a higher sum. */
  bound: number;
  /** (bound - value) / bound; 0 for an empty market. */
  gap: number;
  /** The same over the candidate lists alone: the error of the auction. */
  listBound: number;
  listGap: number;
  /** Re-pricings after which a further auction was run. */
  repricings: number;
}

/** Everybody's candidates, CSR over seekers, each list by falling score. */
export interface CandidateLists {
  offset: Int32Array;
  vacancy: Int32Array;
  score: Int32Array;
  /**
   * At the prices of the last query, score - price of every vacancy that is feasible but not on the list is at most
   * this; `COMPLETE` where nothing is missing.
   */
  ceiling: Int32Array;
}

/** What the next round needs to start from this one. */
export interface RoundMemory {
  lists: CandidateLists;
  /** The prices to which the ceilings refer. */
  asked: Int32Array;
  /** Prices at the end of the auction. */
  prices: Int32Array;
  /** 1 for each entry of the lists that was recommended inside the headcounts. */
  held: Uint8Array;
}

export interface RoundSolution {
  /** Recommendations of seeker i: offset[i] to offset[i + 1], by falling score. */
  offset: Int32Array;
  vacancy: Int32Array;
  score: Int32Array;
  /** 1 where the overflow fill sends the vacancy more people than its headcount allows. */
  overflow: Uint8Array;
  /** 1 for the one recommendation that a seeker should take first: together these fill the most places. */
  first: Uint8Array;
  /** The price of a place in points: how much better than the next person somebody had to suit it. */
  prices: Int32Array;
  certificate: RoundCertificate;
  memory: RoundMemory;
}

export interface SettledOptions {
  perSeeker: number;
  listLength: number;
  repricings: number;
  enough: number;
  epsilon: number;
  order: Int32Array | null;
}

function whole(name: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
  return value;
}

/** Options with their defaults. @throws RangeError for an option outside its range or a market of wrong lengths */
export function settleOptions(market: RoundMarket, options: RoundOptions): SettledOptions {
  const { enough = 0 } = options;
  if (!(enough >= 0 && enough <= 1)) throw new RangeError(`enough must be a share, not ${enough}`);
  whole('seekers', market.seekers, 0, 100_000_000);
  whole('vacancies', market.vacancies, 0, 100_000_000);
  if (market.capacity.length < market.vacancies)
    throw new RangeError('capacity is shorter than the vacancies');
  for (let j = 0; j < market.vacancies; j++) {
    const places = market.capacity[j] ?? 0;
    if (places < 0 || places > 100_000) throw new RangeError(`capacity of vacancy ${j} is ${places}`);
  }
  const perSeeker = whole('perSeeker', options.perSeeker, 1, 100);
  if (options.order !== undefined && options.order.length !== market.seekers)
    throw new RangeError('order must name every seeker once');
  return {
    perSeeker,
    listLength: Math.max(perSeeker, whole('listLength', options.listLength ?? 100, 1, 1_000)),
    repricings: whole('repricings', options.repricings ?? 2, 0, 20),
    enough,
    epsilon: whole('epsilon', options.epsilon ?? 1, 1, FULL_SCORE),
    order: options.order ?? null,
  };
}

/**
 * How many lists a vacancy may appear on: headcount times k. Everybody gets k vacancies and takes one of them, so a
 * place is shown to k people for one who comes. k = 1 gives each place to one person.
 */
export function slotsOf(market: RoundMarket, perSeeker: number): Int32Array {
  const slots = new Int32Array(market.vacancies);
  for (let j = 0; j < slots.length; j++) slots[j] = (market.capacity[j] ?? 0) * perSeeker;
  return slots;
}

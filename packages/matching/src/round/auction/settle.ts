/**
 * The other half of an auction with starting prices: vacancies that kept a price although they are no longer full lower
 * it until they are full or free (reverse auction; Bertsekas, Castañón and Tsaknakis 1993). A seeker who gains by a
 * lowered price leaves their worst place, which may in turn lower the price of the vacancy left behind. Everybody ends
 * within epsilon of the best choice, and no empty place keeps a price.
 */
import type { CandidateLists } from '../types.ts';

/** Entries of the lists by vacancy, with the data settling reads for each kept together. */
export interface Columns {
  offset: Int32Array;
  entry: Int32Array;
  owner: Int32Array;
  score: Int32Array;
  longest: number;
}

/** Turns lists by seeker into columns by vacancy. */
export function columnsOf(lists: CandidateLists, vacancies: number): Columns {
  const offset = new Int32Array(vacancies + 1);
  for (let e = 0; e < lists.vacancy.length; e++) {
    const next = (lists.vacancy[e] ?? 0) + 1;
    offset[next] = (offset[next] ?? 0) + 1;
  }
  let longest = 0;
  for (let j = 0; j < vacancies; j++) {
    longest = Math.max(longest, offset[j + 1] ?? 0);
    offset[j + 1] = (offset[j + 1] ?? 0) + (offset[j] ?? 0);
  }
  const next = offset.slice(0, vacancies);
  const entry = new Int32Array(lists.vacancy.length);
  const owner = new Int32Array(lists.vacancy.length);
  const score = new Int32Array(lists.vacancy.length);
  for (let i = 0; i < lists.ceiling.length; i++) {
    for (let e = lists.offset[i] ?? 0; e < (lists.offset[i + 1] ?? 0); e++) {
      const j = lists.vacancy[e] ?? 0;
      const at = next[j] ?? 0;
      entry[at] = e;
      owner[at] = i;
      score[at] = lists.score[e] ?? 0;
      next[j] = at + 1;
    }
  }
  return { offset, entry, owner, score, longest };
}

/** Price cuts of a stranded vacancy after which steps get larger, as in the forward auction. */
const PATIENCE = 64;

/** Who holds what while prices fall, and which place each person would leave first. */
class Holdings {
  readonly filled: Int32Array;
  /** Net value that a further place must beat: that of the worst one held, or 0 while a place is missing. */
  readonly kept: Int32Array;
  /** The held entry with that value; -1 while a place is missing. */
  readonly worst: Int32Array;
  readonly #lists: CandidateLists;
  readonly #prices: Int32Array;
  readonly #held: Uint8Array;
  readonly #perSeeker: number;
  /** Held entries of each seeker, k per seeker. */
  readonly #entries: Int32Array;
  readonly #count: Int32Array;

  constructor(
    lists: CandidateLists,
    vacancies: number,
    perSeeker: number,
    prices: Int32Array,
    held: Uint8Array,
  ) {
    const seekers = lists.ceiling.length;
    this.#lists = lists;
    this.#prices = prices;
    this.#held = held;
    this.#perSeeker = perSeeker;
    this.filled = new Int32Array(vacancies);
    this.kept = new Int32Array(seekers);
    this.worst = new Int32Array(seekers);
    this.#entries = new Int32Array(seekers * perSeeker);
    this.#count = new Int32Array(seekers);
    for (let i = 0; i < seekers; i++) {
      for (let e = lists.offset[i] ?? 0; e < (lists.offset[i + 1] ?? 0); e++)
        if (held[e] === 1) this.#add(i, e);
      this.weigh(i);
    }
  }

  #add(seeker: number, entry: number): void {
    const count = this.#count[seeker] ?? 0;
    this.#entries[seeker * this.#perSeeker + count] = entry;
    this.#count[seeker] = count + 1;
    const j = this.#lists.vacancy[entry] ?? 0;
    this.filled[j] = (this.filled[j] ?? 0) + 1;
  }

  /** Recomputes which place the seeker would leave first, after a price fell. */
  weigh(seeker: number): void {
    const { vacancy, score } = this.#lists;
    const base = seeker * this.#perSeeker;
    this.worst[seeker] = -1;
    this.kept[seeker] = 0;
    if ((this.#count[seeker] ?? 0) < this.#perSeeker) return;
    let least = Infinity;
    for (let q = base; q < base + this.#perSeeker; q++) {
      const entry = this.#entries[q] ?? 0;
      const net = (score[entry] ?? 0) - (this.#prices[vacancy[entry] ?? 0] ?? 0);
      if (net > least || (net === least && entry > (this.worst[seeker] ?? 0))) continue;
      least = net;
      this.worst[seeker] = entry;
    }
    this.kept[seeker] = Math.max(0, least);
  }

  /** Gives the seeker the entry in place of the worst one held. @returns the vacancy left, or -1 */
  take(seeker: number, entry: number): number {
    const leaves = this.worst[seeker] ?? -1;
    this.#held[entry] = 1;
    if (leaves < 0) {
      this.#add(seeker, entry);
      return -1;
    }
    this.#held[leaves] = 0;
    const base = seeker * this.#perSeeker;
    const at = this.#entries.subarray(base, base + this.#perSeeker).indexOf(leaves);
    this.#entries[base + at] = entry;
    const { vacancy } = this.#lists;
    const left = vacancy[leaves] ?? 0;
    const j = vacancy[entry] ?? 0;
    this.filled[left] = (this.filled[left] ?? 0) - 1;
    this.filled[j] = (this.filled[j] ?? 0) + 1;
    return left;
  }
}

/** The best offers of a column, best first, ties by entry. */
class BestOffers {
  count = 0;
  /** Positions in the columns. */
  readonly at: Int32Array;
  readonly offer: Int32Array;
  #limit = 0;

  constructor(most: number) {
    this.at = new Int32Array(most);
    this.offer = new Int32Array(most);
  }

  reset(limit: number): void {
    this.count = 0;
    this.#limit = Math.min(limit, this.at.length);
  }

  add(at: number, offer: number): void {
    const { count } = this;
    if (count === this.#limit && offer <= (this.offer[count - 1] ?? 0)) return;
    let x = count < this.#limit ? this.count++ : count - 1;
    while (x > 0 && (this.offer[x - 1] ?? 0) < offer) {
      this.offer[x] = this.offer[x - 1] ?? 0;
      this.at[x] = this.at[x - 1] ?? 0;
      x--;
    }
    this.offer[x] = offer;
    this.at[x] = at;
  }
}

/**
 * Lowers stranded prices. Changes `prices` and `held` in place.
 * @param columnsOnce the lists by vacancy, built on first use
 * @param patience how many list entries may be looked at
 * @returns how many were looked at; more than `patience` when it ran out before all prices were settled
 */
export function* settleStranded(
  lists: CandidateLists,
  slots: Int32Array,
  perSeeker: number,
  leastStep: number,
  prices: Int32Array,
  held: Uint8Array,
  patience: number,
  columnsOnce: () => Columns,
): Generator<number, number> {
  const holdings = new Holdings(lists, slots.length, perSeeker, prices, held);
  const { filled, kept } = holdings;
  const stranded = (j: number): boolean => (prices[j] ?? 0) > 0 && (filled[j] ?? 0) < (slots[j] ?? 0);
  const queue: number[] = [];
  for (let j = 0; j < slots.length; j++) if (stranded(j)) queue.push(j);
  if (queue.length === 0) return 0;

  const { offset, entry, owner, score, longest } = columnsOnce();
  const best = new BestOffers(longest + 1);
  const holders = new Int32Array(longest);
  const patienceOfStep = PATIENCE * (queue.length + 1_000);
  let step = leastStep;
  let looked = 0;
  for (let head = 0; head < queue.length; head++) {
    const j = queue[head] ?? 0;
    if (!stranded(j)) continue;
    const from = offset[j] ?? 0;
    const to = offset[j + 1] ?? 0;
    const room = (slots[j] ?? 0) - (filled[j] ?? 0);
    best.reset(room + 1);
    // Every seeker here offers at least the price, or a step less: that is what they would give up.
    const least = Math.min(step, (prices[j] ?? 0) - step);
    let here = 0;
    for (let c = from; c < to; c++) {
      const offer = (score[c] ?? 0) - (kept[owner[c] ?? 0] ?? 0);
      if (offer < least) continue;
      if (held[entry[c] ?? 0] === 1) holders[here++] = owner[c] ?? 0;
      else if (offer >= step) best.add(c, offer);
    }
    const next = best.count > room ? (best.offer[room] ?? 0) - step : 0;
    prices[j] = Math.max(0, Math.min(prices[j] ?? 0, next));
    for (let q = 0; q < Math.min(room, best.count); q++) {
      const at = best.at[q] ?? 0;
      const seeker = owner[at] ?? 0;
      const left = holdings.take(seeker, entry[at] ?? 0);
      holdings.weigh(seeker);
      if (left >= 0 && stranded(left)) queue.push(left);
    }
    for (let q = 0; q < here; q++) holdings.weigh(holders[q] ?? 0);
    looked += to - from;
    if (looked > patience) return looked;
    if ((head + 1) % patienceOfStep === 0) step *= 2;
    if ((head + 1) % 1_024 === 0) yield head + 1;
  }
  return looked;
}

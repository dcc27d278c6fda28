/**
 * Forward auction of places. Every seeker without enough places bids for the best ones at current prices, as much as
 * makes the best alternative equally good (and `epsilon` more); a vacancy keeps its best bids, and once it is full its
 * price is its lowest kept bid. At the end nobody would gain more than epsilon by any other choice on the lists.
 *
 * Bertsekas, "A distributed algorithm for the assignment problem" (1979), with several places per vacancy (Bertsekas
 * and Castañón 1989) and several bids per visit: a seeker who lacks r places bids for the r best at once, against the
 * (r + 1)th.
 *
 * Prices only rise, so a vacancy's earlier value to a seeker bounds any later one. Every seeker keeps a card with the
 * best few of the list by that bound, best first; a visit reads the card only until r + 1 of them are better now than
 * the next one ever was, and the whole list when the card does not reach that far (Bertsekas keeps a "third best" for
 * the same purpose). At county size a visit looks at 18 entries instead of 80.
 */
import type { CandidateLists } from '../types.ts';

/**
 * After this many bids per slot epsilon doubles, and again after as many more. Ordinary markets end at 5 to 20 bids;
 * thousands of equal people after equal vacancies would otherwise raise prices point by point. The certificate shows
 * the cost.
 */
const PATIENCE = 64;

/** Vacancies on a card beyond k: with fewer, whole lists are read more often; with more, the cards leave the cache. */
const SPARE = 13;

/** Numbers in a cache line: cards are whole lines. */
const LINE = 16;

/** A word of a card is value << BITS | score. Scores, and so values, stay below 2 ** 15. */
const BITS = 15;
const SCORE = (1 << BITS) - 1;

/** The first word of a card whose list has not been read yet; greater than any other. */
const UNREAD = 0x7fff_ffff;

/** The last word of a card that holds the whole list. */
const NO_MORE = -1;

/** Offsets within a card: places held, whether waiting, k vacancies held, then word and vacancy alternately. */
const HOLDS = 0;
const WAITS = 1;
const HELD = 2;

/** Numbers per vacancy: start of its heap, places taken, places worth keeping a heap for, and slots. */
const HEAP = 0;
const TAKEN = 1;
const ROOM = 2;
const SLOTS = 3;
const DESK = 4;

export interface AuctionStart {
  lists: CandidateLists;
  /** Places of each vacancy. */
  slots: Int32Array;
  perSeeker: number;
  epsilon: number;
  /** Prices and holdings to start from; all 0 for a fresh auction. Holdings respect the slots. */
  prices: Int32Array;
  held: Uint8Array;
}

export class Auction {
  readonly #lists: CandidateLists;
  readonly #perSeeker: number;
  readonly #cards: Int32Array;
  /** Numbers per card. */
  readonly #size: number;
  /** Vacancies per card. */
  readonly #kept: number;
  readonly #desks: Int32Array;
  /** Bid and seeker of each place alternately, a heap for each vacancy with its lowest bid first. */
  readonly #heaps: Int32Array;
  readonly #queue: Int32Array;
  /** By vacancy, the last visit by a seeker who holds it. */
  readonly #heldAt: Int32Array;
  readonly #fullPatience: number;
  #patience: number;
  #visits = 0;
  #head = 0;
  #waiting = 0;
  #epsilon: number;
  readonly prices: Int32Array;

  constructor({ lists, slots, perSeeker, epsilon, prices, held }: AuctionStart) {
    const seekers = lists.ceiling.length;
    this.#lists = lists;
    this.#perSeeker = perSeeker;
    this.#epsilon = epsilon;
    this.prices = prices.slice();
    const fixed = HELD + perSeeker + 1;
    this.#size = Math.ceil((fixed + 2 * (perSeeker + SPARE)) / LINE) * LINE;
    this.#kept = (this.#size - fixed) >> 1;
    this.#cards = new Int32Array(seekers * this.#size);
    this.#desks = new Int32Array(slots.length * DESK);
    const desks = this.#desks;
    const { vacancy } = lists;
    for (let e = 0; e < vacancy.length; e++) {
      const room = (vacancy[e] ?? 0) * DESK + ROOM;
      desks[room] = (desks[room] ?? 0) + 1;
    }
    let places = 0;
    slots.forEach((count, j) => {
      const room = Math.min(count, desks[j * DESK + ROOM] ?? 0);
      desks[j * DESK + HEAP] = 2 * places;
      desks[j * DESK + ROOM] = room;
      desks[j * DESK + SLOTS] = count;
      places += room;
    });
    this.#heaps = new Int32Array(2 * places);
    this.#heldAt = new Int32Array(slots.length);
    this.#queue = new Int32Array(Math.max(1, seekers));
    this.#fullPatience = PATIENCE * (Math.min(places, seekers * perSeeker) + 1_000);
    this.#patience = this.#fullPatience;
    this.#takeUp(held);
  }

  /** How many people wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /** 1 for each entry of the lists that is held. */
  get held(): Uint8Array {
    const { offset, vacancy } = this.#lists;
    const cards = this.#cards;
    const held = new Uint8Array(vacancy.length);
    for (let i = 0, card = 0; card < cards.length; i++, card += this.#size) {
      const first = card + HELD;
      for (let q = first; q < first + (cards[card + HOLDS] ?? 0); q++)
        held[vacancy.indexOf(cards[q] ?? 0, offset[i])] = 1;
    }
    return held;
  }

  /** Lets at most this many people bid. @returns whether the auction is over */
  run(visits: number): boolean {
    this.#bidInTurn(visits);
    return this.#waiting === 0;
  }

  /** Keeps for each seeker those old holdings that are still among their best. */
  #takeUp(held: Uint8Array): void {
    const { offset, vacancy, score } = this.#lists;
    const cards = this.#cards;
    const anything = held.includes(1);
    for (let i = 0, card = 0; card < cards.length; i++, card += this.#size) {
      cards[card + HELD + this.#perSeeker] = UNREAD;
      const from = offset[i] ?? 0;
      const to = offset[i + 1] ?? 0;
      if (from === to) continue;
      let count = 0;
      let otherwise = 0;
      for (let e = from; anything && e < to; e++) {
        if (held[e] === 1) count++;
        else otherwise = Math.max(otherwise, (score[e] ?? 0) - (this.prices[vacancy[e] ?? 0] ?? 0));
      }
      for (let e = from; count > 0 && count <= this.#perSeeker && e < to; e++) {
        if (held[e] !== 1) continue;
        const j = vacancy[e] ?? 0;
        const price = this.prices[j] ?? 0;
        const desk = j * DESK;
        if ((score[e] ?? 0) - price + this.#epsilon < otherwise) continue;
        if ((this.#desks[desk + TAKEN] ?? 0) < (this.#desks[desk + ROOM] ?? 0)) this.#keep(i, j, price);
      }
      if ((cards[card + HOLDS] ?? 0) < this.#perSeeker) this.#enqueue(i);
    }
  }

  #enqueue(seeker: number): void {
    let at = this.#head + this.#waiting++;
    if (at >= this.#queue.length) at -= this.#queue.length;
    this.#queue[at] = seeker;
    this.#cards[seeker * this.#size + WAITS] = 1;
  }

  /** Gives the seeker a free place of the vacancy for the bid. */
  #keep(seeker: number, vacancy: number, bid: number): void {
    const heaps = this.#heaps;
    const cards = this.#cards;
    const base = this.#desks[vacancy * DESK + HEAP] ?? 0;
    let x = this.#desks[vacancy * DESK + TAKEN] ?? 0;
    this.#desks[vacancy * DESK + TAKEN] = x + 1;
    while (x > 0) {
      const parent = (x - 1) >> 1;
      const above = heaps[base + 2 * parent] ?? 0;
      if (above <= bid) break;
      heaps[base + 2 * x] = above;
      heaps[base + 2 * x + 1] = heaps[base + 2 * parent + 1] ?? 0;
      x = parent;
    }
    heaps[base + 2 * x] = bid;
    heaps[base + 2 * x + 1] = seeker;
    const card = seeker * this.#size;
    const holds = cards[card + HOLDS] ?? 0;
    cards[card + HELD + holds] = vacancy;
    cards[card + HOLDS] = holds + 1;
  }

  /** Takes turns one after the other. Flat on purpose: the same as methods on fields takes a quarter longer. */
  #bidInTurn(visits: number): void {
    const { offset, vacancy, score: scores } = this.#lists;
    const prices = this.prices;
    const cards = this.#cards;
    const size = this.#size;
    const desks = this.#desks;
    const heaps = this.#heaps;
    const queue = this.#queue;
    const heldAt = this.#heldAt;
    const kept = this.#kept;
    const perSeeker = this.#perSeeker;
    // The best of a card for this visit, one more than may be bid for; or the best of a whole list.
    const nets = new Int32Array(perSeeker + 1);
    const chosen = new Int32Array(perSeeker + 1);
    const words = new Int32Array(kept + 1);
    const places = new Int32Array(kept + 1);
    for (let turn = 0; turn < visits && this.#waiting > 0; turn++) {
      const seeker = queue[this.#head] ?? 0;
      if (++this.#head === queue.length) this.#head = 0;
      this.#waiting--;
      const visit = ++this.#visits;
      const card = seeker * size;
      const holds = cards[card + HOLDS] ?? 0;
      const first = card + HELD + perSeeker;
      const end = first + 2 * kept;
      const lacking = perSeeker - holds;
      cards[card + WAITS] = 0;
      for (let q = card + HELD; q < card + HELD + holds; q++) heldAt[cards[q] ?? 0] = visit;

      let found = 0;
      let isSure = false;
      if (cards[first] !== UNREAD) {
        // The next word of the card bounds all later ones, on the card or off it.
        let c = first;
        if (lacking === 1) {
          let best = -1;
          let second = -1;
          let at = 0;
          for (; c < end; c += 2) {
            const word = cards[c] ?? 0;
            if (second >= word >> BITS) break;
            const j = cards[c + 1] ?? 0;
            const net = (word & SCORE) - (prices[j] ?? 0);
            if (net <= second || heldAt[j] === visit) continue;
            if (net > best) {
              second = best;
              best = net;
              at = j;
            } else second = net;
          }
          isSure = second >= (cards[c] ?? 0) >> BITS;
          nets[0] = best;
          nets[1] = second;
          chosen[0] = at;
          found = best < 0 ? 0 : second < 0 ? 1 : 2;
        } else {
          // The lowest net value still among the best lacking + 1; -1 while there are fewer.
          let least = -1;
          for (; c < end; c += 2) {
            const word = cards[c] ?? 0;
            if (least >= word >> BITS) break;
            const j = cards[c + 1] ?? 0;
            const net = (word & SCORE) - (prices[j] ?? 0);
            if (net <= least || heldAt[j] === visit) continue;
            let x = found <= lacking ? found++ : lacking;
            while (x > 0) {
              const above = nets[x - 1] ?? 0;
              if (above >= net) break;
              nets[x] = above;
              chosen[x] = chosen[x - 1] ?? 0;
              x--;
            }
            nets[x] = net;
            chosen[x] = j;
            if (found > lacking) least = nets[lacking] ?? 0;
          }
          isSure = least >= (cards[c] ?? 0) >> BITS;
        }
      }
      if (!isSure) {
        let count = 0;
        let least = -1;
        const last = offset[seeker + 1] ?? 0;
        for (let e = offset[seeker] ?? 0; e < last; e++) {
          const score = scores[e] ?? 0;
          // Lists are in descending order of score, and no price is below 0.
          if (score <= least) break;
          const j = vacancy[e] ?? 0;
          const net = score - (prices[j] ?? 0);
          if (net <= least) continue;
          const word = (net << BITS) | score;
          let x = count <= kept ? count++ : kept;
          while (x > 0) {
            const above = words[x - 1] ?? 0;
            if (above >= word) break;
            words[x] = above;
            places[x] = places[x - 1] ?? 0;
            x--;
          }
          words[x] = word;
          places[x] = j;
          if (count > kept) least = (words[kept] ?? 0) >> BITS;
        }
        found = 0;
        let c = first;
        for (let x = 0; x < count && x < kept; x++, c += 2) {
          const word = words[x] ?? 0;
          const j = places[x] ?? 0;
          cards[c] = word;
          cards[c + 1] = j;
          if (found > lacking || heldAt[j] === visit) continue;
          nets[found] = word >> BITS;
          chosen[found++] = j;
        }
        cards[c] = count > kept ? (words[kept] ?? 0) : NO_MORE;
        // No more than k are held and the card has room for more: only the alternative can be beyond it.
        if (found === lacking && count > kept) nets[found++] = least;
      }

      // Where nothing else is worth its price, the alternative is to go without, which is worth 0.
      const alternative = found > lacking ? (nets[lacking] ?? 0) : 0;
      const wanted = found < lacking ? found : lacking;
      for (let q = 0; q < wanted; q++) {
        const j = chosen[q] ?? 0;
        const bid = (prices[j] ?? 0) + (nets[q] ?? 0) - alternative + this.#epsilon;
        const desk = j * DESK;
        const base = desks[desk + HEAP] ?? 0;
        const room = desks[desk + ROOM] ?? 0;
        if ((desks[desk + TAKEN] ?? 0) < room) this.#keep(seeker, j, bid);
        else {
          // The place of the lowest bid goes to this seeker.
          const loser = heaps[base + 1] ?? 0;
          let x = 0;
          for (;;) {
            let child = 2 * x + 1;
            if (child >= room) break;
            let least = heaps[base + 2 * child] ?? 0;
            if (child + 1 < room) {
              const right = heaps[base + 2 * child + 2] ?? 0;
              if (right < least) {
                least = right;
                child++;
              }
            }
            if (least >= bid) break;
            heaps[base + 2 * x] = least;
            heaps[base + 2 * x + 1] = heaps[base + 2 * child + 1] ?? 0;
            x = child;
          }
          heaps[base + 2 * x] = bid;
          heaps[base + 2 * x + 1] = seeker;
          const had = cards[card + HOLDS] ?? 0;
          cards[card + HELD + had] = j;
          cards[card + HOLDS] = had + 1;
          const lost = loser * size;
          const left = (cards[lost + HOLDS] ?? 0) - 1;
          cards[lost + HOLDS] = left;
          let y = lost + HELD;
          while (y < lost + HELD + left && cards[y] !== j) y++;
          cards[y] = cards[lost + HELD + left] ?? 0;
          if (cards[lost + WAITS] === 0) this.#enqueue(loser);
        }
        // A vacancy with a place for everybody who lists it is never scarce.
        if (desks[desk + TAKEN] === desks[desk + SLOTS]) {
          const lowest = heaps[base] ?? 0;
          if (lowest > (prices[j] ?? 0)) prices[j] = lowest;
        }
        if (--this.#patience === 0) {
          this.#epsilon *= 2;
          this.#patience = this.#fullPatience;
        }
      }
    }
  }
}

/**
 * A synthetic market with skewed demand: popular occupations that many want, towns with parks where the work is, few
 * vacancies with most of the places. Shapes only, no real rows. Everything is a function of the seed.
 */
import type { CandidateBuffer, RoundMarket, SeekerBuffer } from '../types.ts';

export interface SyntheticShape {
  seekers: number;
  vacancies: number;
  towns: number;
  seed: number;
}

/** Numbers from 0 up to, but excluding, 1 (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LEAVES = 320;
const LEAVES_PER_GROUP = 4;
const GROUPS = LEAVES / LEAVES_PER_GROUP;
/** Headcounts and their frequencies, in hundredths. */
const HEADCOUNTS: readonly (readonly [places: number, share: number])[] = [
  [1, 45],
  [2, 20],
  [3, 13],
  [5, 11],
  [10, 7],
  [20, 3],
  [50, 1],
];

/** The random data of a person or a vacancy. */
interface Row {
  /** Occupation leaves; a vacancy has one. */
  leaves: number[];
  x: number;
  y: number;
  /** Metres a person will travel. */
  reach: number;
  places: number;
  /** Feeds the part of the score that no column explains. */
  salt: number;
}

/** Popularity of leaves: a power law in a shuffled order, as cumulative weights. */
function popularity(next: () => number, mixWith: Float64Array | null): Float64Array {
  const rank = Array.from({ length: LEAVES }, (_, leaf) => ({ leaf, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ leaf }) => leaf);
  const weights = new Float64Array(LEAVES);
  rank.forEach((leaf, q) => {
    weights[leaf] = 1 / Math.pow(q + 8, 0.9);
  });
  let before = 0;
  let sum = 0;
  return weights.map((weight, leaf) => {
    const other = mixWith === null ? weight : (mixWith[leaf] ?? 0) - before;
    before = mixWith?.[leaf] ?? 0;
    sum += 0.7 * other + 0.3 * weight;
    return sum;
  });
}

function draw(cumulated: Float64Array, next: () => number): number {
  const at = next() * (cumulated.at(-1) ?? 0);
  return Math.max(
    0,
    cumulated.findIndex((sum) => sum > at),
  );
}

export class SyntheticMarket implements RoundMarket {
  readonly seekers: number;
  readonly vacancies: number;
  readonly capacity: Int32Array;
  readonly #people: readonly Row[];
  readonly #vacancyRows: readonly Row[];
  /** Vacancies and seekers by group of occupations. */
  readonly #vacanciesOf: readonly Int32Array[];
  readonly #peopleOf: readonly Int32Array[];
  readonly #net: Int32Array;

  constructor(people: readonly Row[], vacancyRows: readonly Row[]) {
    this.#people = people;
    this.#vacancyRows = vacancyRows;
    this.seekers = people.length;
    this.vacancies = vacancyRows.length;
    this.capacity = Int32Array.from(vacancyRows, ({ places }) => places);
    const byGroup = (rows: readonly Row[]): Int32Array[] => {
      const lists: number[][] = Array.from({ length: GROUPS }, () => []);
      rows.forEach(({ leaves }, q) => {
        for (const group of new Set(leaves.map((leaf) => Math.floor(leaf / LEAVES_PER_GROUP))))
          lists[group]?.push(q);
      });
      return lists.map((list) => Int32Array.from(list));
    };
    this.#vacanciesOf = byGroup(vacancyRows);
    this.#peopleOf = byGroup(people);
    this.#net = new Int32Array(1_024);
  }

  static of(shape: SyntheticShape): SyntheticMarket {
    const drawn = new Drawer(shape);
    const vacancyRows = Array.from({ length: shape.vacancies }, () => drawn.vacancy());
    const people = Array.from({ length: shape.seekers }, () => drawn.person());
    return new SyntheticMarket(people, vacancyRows);
  }

  /** The market after a day: a share of the rows of both sides redrawn, some vacancies closed. */
  afterADay(
    shape: SyntheticShape,
    share: number,
  ): { market: SyntheticMarket; changed: { seekers: Int32Array; vacancies: Int32Array } } {
    const drawn = new Drawer(shape);
    const seekers: number[] = [];
    const vacancies: number[] = [];
    const vacancyRows = this.#vacancyRows.map((row, j) => {
      if (drawn.next() >= share) return row;
      vacancies.push(j);
      const now = drawn.vacancy();
      return drawn.next() < 0.3 ? { ...row, places: 0 } : now;
    });
    const people = this.#people.map((person, i) => {
      if (drawn.next() >= share) return person;
      seekers.push(i);
      return drawn.person();
    });
    return {
      market: new SyntheticMarket(people, vacancyRows),
      changed: { seekers: Int32Array.from(seekers), vacancies: Int32Array.from(vacancies) },
    };
  }

  /** Score of a pair, 0 when it is not feasible. */
  score(seeker: number, vacancy: number): number {
    const person = this.#people[seeker];
    const row = this.#vacancyRows[vacancy];
    if (person === undefined || row === undefined || row.places === 0) return 0;
    return scoreOf(person, row);
  }

  candidates(seeker: number, limit: number, prices: Int32Array | null, into: CandidateBuffer): number {
    const person = this.#people[seeker];
    if (person === undefined) return 0;
    const groups = [...new Set(person.leaves.map((leaf) => Math.floor(leaf / LEAVES_PER_GROUP)))];
    const net = this.#net;
    let count = 0;
    for (const group of groups) {
      const vacancyRows = this.#vacanciesOf[group] ?? new Int32Array(0);
      for (const j of vacancyRows) {
        const row = this.#vacancyRows[j];
        if (row === undefined || row.places === 0) continue;
        const score = scoreOf(person, row);
        const worth = score - (prices?.[j] ?? 0);
        if (score === 0 || worth <= 0) continue;
        if (count === limit && worth <= (net[count - 1] ?? 0)) continue;
        let x = count < limit ? count++ : limit - 1;
        while (x > 0 && (net[x - 1] ?? 0) < worth) {
          net[x] = net[x - 1] ?? 0;
          into.vacancy[x] = into.vacancy[x - 1] ?? 0;
          into.score[x] = into.score[x - 1] ?? 0;
          x--;
        }
        net[x] = worth;
        into.vacancy[x] = j;
        into.score[x] = score;
      }
    }
    return count;
  }

  seekersFor(vacancy: number, price: number, ceiling: Int32Array, into: SeekerBuffer): number {
    const row = this.#vacancyRows[vacancy];
    if (row === undefined || row.places === 0) return 0;
    const group = Math.floor((row.leaves[0] ?? 0) / LEAVES_PER_GROUP);
    let count = 0;
    for (const i of this.#peopleOf[group] ?? new Int32Array(0)) {
      const person = this.#people[i];
      const score = person === undefined ? 0 : scoreOf(person, row);
      if (score === 0 || score - price <= (ceiling[i] ?? 0)) continue;
      into.seeker[count] = i;
      into.score[count++] = score;
    }
    return count;
  }
}

/** Half occupation, three tenths distance, two tenths noise specific to the pair. */
function scoreOf(person: Row, row: Row): number {
  const dx = person.x - row.x;
  const dy = person.y - row.y;
  const far = Math.sqrt(dx * dx + dy * dy);
  if (far > person.reach) return 0;
  const suits = person.leaves.includes(row.leaves[0] ?? -1) ? 1 : 0.55;
  let hash = Math.imul(person.salt ^ Math.imul(row.salt, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  const between = ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  return 1 + Math.floor(9_999 * (0.5 * suits + 0.3 * (1 - far / person.reach) + 0.2 * between));
}

/** Draws rows one after the other. */
class Drawer {
  readonly next: () => number;
  readonly #offered: Float64Array;
  readonly #wanted: Float64Array;
  readonly #towns: { x: number; y: number; parks: { x: number; y: number }[] }[];

  constructor({ towns, seed }: SyntheticShape) {
    // Towns and tastes stay the same from day to day; rows follow the seed.
    const fixed = seededNumbers(towns);
    const side = towns === 1 ? 40_000 : 150_000;
    const near = (at: number, spread: number): number => at + (fixed() + fixed() + fixed() - 1.5) * spread;
    this.#offered = popularity(fixed, null);
    this.#wanted = popularity(fixed, this.#offered);
    this.#towns = Array.from({ length: towns }, () => {
      const x = side * (0.1 + 0.8 * fixed());
      const y = side * (0.1 + 0.8 * fixed());
      return { x, y, parks: Array.from({ length: 3 }, () => ({ x: near(x, 14_000), y: near(y, 14_000) })) };
    });
    this.next = seededNumbers(seed);
  }

  #place(inPark: number): { x: number; y: number } {
    const { next } = this;
    const town = this.#towns[Math.floor(next() * this.#towns.length)] ?? { x: 0, y: 0, parks: [] };
    const park = next() < inPark ? town.parks[Math.floor(next() * 3)] : undefined;
    const spread = park === undefined ? 10_000 : 2_000;
    const at = park ?? town;
    return {
      x: at.x + (next() + next() + next() - 1.5) * spread,
      y: at.y + (next() + next() + next() - 1.5) * spread,
    };
  }

  vacancy(): Row {
    const { next } = this;
    const at = next() * 100;
    let sum = 0;
    const headcount = HEADCOUNTS.find(([, share]) => (sum += share) > at);
    return {
      leaves: [draw(this.#offered, next)],
      ...this.#place(0.4),
      reach: 0,
      places: headcount?.[0] ?? 1,
      salt: Math.floor(next() * 2 ** 31),
    };
  }

  person(): Row {
    const { next } = this;
    const leaves = [draw(this.#wanted, next)];
    if (next() < 0.6) leaves.push(draw(this.#wanted, next));
    if (next() < 0.3) leaves.push(draw(this.#wanted, next));
    return {
      leaves,
      ...this.#place(0.1),
      reach: [5_000, 10_000, 15_000, 20_000, 30_000][Math.floor(next() * 5)] ?? 10_000,
      places: 0,
      salt: Math.floor(next() * 2 ** 31),
    };
  }
}

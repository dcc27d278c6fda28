/** Small markets written out as a matrix of scores, and their exact optimum. */
import fc from 'fast-check';
import type { CandidateBuffer, RoundMarket, SeekerBuffer } from '../types.ts';

/** A market from a matrix: scores[seeker][vacancy], 0 where not feasible. */
export class MatrixMarket implements RoundMarket {
  readonly seekers: number;
  readonly vacancies: number;
  readonly capacity: Int32Array;
  readonly scores: readonly (readonly number[])[];
  /** Seekers queried for candidates so far. */
  asked = 0;
  readonly seekersFor?: RoundMarket['seekersFor'];

  constructor(scores: readonly (readonly number[])[], capacity: readonly number[], searchable = true) {
    this.scores = scores;
    this.seekers = scores.length;
    this.vacancies = capacity.length;
    this.capacity = Int32Array.from(capacity);
    if (searchable)
      this.seekersFor = (vacancy, price, ceiling, into) => this.#search(vacancy, price, ceiling, into);
  }

  score(seeker: number, vacancy: number): number {
    return (this.capacity[vacancy] ?? 0) > 0 ? (this.scores[seeker]?.[vacancy] ?? 0) : 0;
  }

  candidates(seeker: number, limit: number, prices: Int32Array | null, into: CandidateBuffer): number {
    this.asked++;
    const worth = (j: number): number => this.score(seeker, j) - (prices?.[j] ?? 0);
    const best = Array.from({ length: this.vacancies }, (_, j) => j)
      .filter((j) => this.score(seeker, j) > 0 && worth(j) > 0)
      // Breaks ties the other way round from the index: the round may not depend on the market's order.
      .sort((a, b) => worth(b) - worth(a) || b - a)
      .slice(0, limit);
    best.forEach((j, q) => {
      into.vacancy[q] = j;
      into.score[q] = this.score(seeker, j);
    });
    return best.length;
  }

  #search(vacancy: number, price: number, ceiling: Int32Array, into: SeekerBuffer): number {
    let count = 0;
    for (let i = 0; i < this.seekers; i++) {
      const score = this.score(i, vacancy);
      if (score === 0 || score - price <= (ceiling[i] ?? 0)) continue;
      into.seeker[count] = i;
      into.score[count++] = score;
    }
    return count;
  }
}

/**
 * The greatest sum of scores with at most k vacancies per seeker inside the slots, over pairs that `allowed` lets in:
 * successive longest augmenting paths (Bellman-Ford), for markets of a dozen rows.
 */
export function exactOptimum(
  market: MatrixMarket,
  perSeeker: number,
  slots: Int32Array,
  allowed: (seeker: number, vacancy: number) => boolean = () => true,
): number {
  const { seekers, vacancies } = market;
  const source = seekers + vacancies;
  const sink = source + 1;
  const arcs: { from: number; to: number; left: number; gain: number; back: number }[] = [];
  const connect = (from: number, to: number, left: number, gain: number): void => {
    arcs.push({ from, to, left, gain, back: arcs.length + 1 });
    arcs.push({ from: to, to: from, left: 0, gain: -gain, back: arcs.length - 1 });
  };
  for (let i = 0; i < seekers; i++) {
    connect(source, i, perSeeker, 0);
    for (let j = 0; j < vacancies; j++)
      if (market.score(i, j) > 0 && allowed(i, j)) connect(i, seekers + j, 1, market.score(i, j));
  }
  for (let j = 0; j < vacancies; j++) connect(seekers + j, sink, slots[j] ?? 0, 0);
  let total = 0;
  for (;;) {
    const gain = new Float64Array(sink + 1).fill(-Infinity);
    const by = new Int32Array(sink + 1).fill(-1);
    gain[source] = 0;
    for (let changed = true; changed;) {
      changed = false;
      arcs.forEach((arc, number) => {
        const through = (gain[arc.from] ?? 0) + arc.gain;
        if (arc.left === 0 || through <= (gain[arc.to] ?? 0)) return;
        gain[arc.to] = through;
        by[arc.to] = number;
        changed = true;
      });
    }
    const added = gain[sink] ?? 0;
    if (!(added > 0)) return total;
    total += added;
    for (let at = sink; at !== source;) {
      const arc = arcs[by[at] ?? 0];
      if (arc === undefined) throw new Error('path broken');
      arc.left--;
      const back = arcs[arc.back];
      if (back !== undefined) back.left++;
      at = arc.from;
    }
  }
}

/** Small random markets: dense or sparse, with ties, closed vacancies and huge headcounts. */
export const matrixMarkets: fc.Arbitrary<{ scores: number[][]; capacity: number[] }> = fc
  .record({
    seekers: fc.integer({ min: 0, max: 10 }),
    vacancies: fc.integer({ min: 0, max: 8 }),
    greatest: fc.constantFrom(3, 50, 10_000),
  })
  .chain(({ seekers, vacancies, greatest }) =>
    fc.record({
      scores: fc.array(
        fc.array(
          fc.oneof(
            { arbitrary: fc.constant(0), weight: 2 },
            { arbitrary: fc.integer({ min: 1, max: greatest }), weight: 3 },
          ),
          { minLength: vacancies, maxLength: vacancies },
        ),
        { minLength: seekers, maxLength: seekers },
      ),
      capacity: fc.array(fc.constantFrom(0, 1, 1, 1, 2, 3, 100_000), {
        minLength: vacancies,
        maxLength: vacancies,
      }),
    }),
  );

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLists, finish, repriceLists } from './lists/ask.ts';
import { solveRound } from './solve.ts';
import type { RoundStep } from './solve.ts';
import { expectValid } from './testing/expect-valid.ts';
import { exactOptimum, MatrixMarket, matrixMarkets } from './testing/matrix-market.ts';
import { seededNumbers, SyntheticMarket } from './testing/synthetic-market.ts';
import { slotsOf } from './types.ts';
import type { RoundMarket, RoundOptions, RoundSolution } from './types.ts';

const solve = (market: RoundMarket, options: RoundOptions): RoundSolution =>
  finish(solveRound(market, options));

describe('solveRound', () => {
  it('comes within one step of a bid of the optimum, and its bound is above it', () => {
    fc.assert(
      fc.property(
        matrixMarkets,
        fc.constantFrom(1, 2, 3),
        fc.constantFrom(1, 2, 50),
        fc.integer({ min: 0, max: 2 }),
        (rows, perSeeker, listLength, repricings) => {
          const market = new MatrixMarket(rows.scores, rows.capacity);
          const solution = solve(market, { perSeeker, listLength, repricings });
          expectValid(market, solution, perSeeker);
          const slots = slotsOf(market, perSeeker);
          const { value, bound } = solution.certificate;
          expect(bound).toBeGreaterThanOrEqual(exactOptimum(market, perSeeker, slots));
          const { lists } = solution.memory;
          if (listLength < 50) return;
          const listed = (i: number, j: number): boolean =>
            lists.vacancy.subarray(lists.offset[i], lists.offset[i + 1]).includes(j);
          const best = exactOptimum(market, perSeeker, slots, listed);
          expect(best - value).toBeLessThanOrEqual(market.seekers * perSeeker);
        },
      ),
      { numRuns: 400, seed: 20260401 },
    );
  });

  it('finds through re-pricing what short lists hide', () => {
    const market = SyntheticMarket.of({ seekers: 400, vacancies: 120, towns: 1, seed: 2 });
    const hidden = solve(market, { perSeeker: 1, listLength: 2, repricings: 0 });
    const found = solve(market, { perSeeker: 1, listLength: 2, repricings: 4 });
    expect(found.certificate.value).toBeGreaterThan(hidden.certificate.value);
    expect(hidden.certificate.gap).toBeGreaterThan(0.001);
    expect(found.certificate.gap).toBeLessThan(0.0001);
  });

  it('certifies a market with skewed demand', () => {
    const market = SyntheticMarket.of({ seekers: 2_000, vacancies: 500, towns: 1, seed: 11 });
    for (const perSeeker of [1, 5]) {
      const one = solve(market, { perSeeker, repricings: 1 });
      expectValid(market, one, perSeeker);
      expect(one.certificate.gap).toBeLessThanOrEqual(0.001);
      const two = solve(market, { perSeeker, repricings: 2 });
      expect(two.certificate.gap).toBeLessThanOrEqual(0.0001);
    }
  });

  it('does not depend on visiting order, chunks or who asks', () => {
    const market = SyntheticMarket.of({ seekers: 700, vacancies: 150, towns: 1, seed: 3 });
    const options: RoundOptions = { perSeeker: 3, listLength: 12 };
    const plain = solve(market, options);
    const next = seededNumbers(5);
    const keys = Float64Array.from({ length: market.seekers }, next);
    const order = Int32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    expect(solve(market, { ...options, order })).toEqual(plain);

    const cuts = [0, 13, 400, 401, market.seekers];
    const chunks = cuts.slice(1).map((to, q) => buildLists(market, cuts[q] ?? 0, to, { ...options, order }));
    expect(finish(solveRound(market, options, chunks.reverse()))).toEqual(plain);

    // Two workers answer every request of the round, lists and re-pricings alike.
    const steps = solveRound(market, options);
    let step = steps.next();
    let answered = 0;
    while (step.done !== true) {
      const { request } = step.value;
      if (request === undefined) {
        step = steps.next();
        continue;
      }
      const { seekers, limit, prices } = request;
      const half = Math.floor(seekers.length / 3);
      const asked = prices ?? new Int32Array(market.vacancies);
      answered++;
      step = steps.next([
        repriceLists(market, half, seekers.length, asked, seekers, limit),
        repriceLists(market, 0, half, asked, seekers, limit),
      ]);
    }
    expect(answered).toBeGreaterThan(1);
    expect(step.value).toEqual(plain);
  });

  it('refuses answers that leave somebody out', () => {
    const market = new MatrixMarket([[5], [5]], [1]);
    const steps = solveRound(market, { perSeeker: 1 });
    steps.next();
    expect(() => steps.next([buildLists(market, 0, 1, { perSeeker: 1 })])).toThrow(/asked for 2 seekers/);
  });

  it('reports its progress and stops on request', () => {
    const market = SyntheticMarket.of({ seekers: 1_500, vacancies: 300, towns: 1, seed: 8 });
    const all: RoundStep[] = [];
    const whole = solveRound(market, { perSeeker: 2, listLength: 10 });
    for (let step = whole.next(); step.done !== true; step = whole.next()) all.push(step.value);
    expect(new Set(all.map(({ stage }) => stage))).toContain('repricing');
    for (const { done, total } of all) expect(done).toBeLessThanOrEqual(total);
    expect(all.filter(({ stage }) => stage === 'lists').length).toBeGreaterThan(4);

    const steps = solveRound(market, { perSeeker: 2 });
    for (let q = 0; q < 3; q++) expect(steps.next().done).toBe(false);
    steps.return(solve(new MatrixMarket([], []), { perSeeker: 2 }));
    expect(steps.next().done).toBe(true);
  });
});

describe('bad input', () => {
  it('gives nothing for an empty side', () => {
    for (const market of [
      new MatrixMarket([], []),
      new MatrixMarket([], [1, 2]),
      new MatrixMarket([[], []], []),
      new MatrixMarket([[7], [9]], [0]),
    ]) {
      const solution = solve(market, { perSeeker: 5 });
      expect(solution.vacancy).toHaveLength(0);
      expect(solution.certificate).toMatchObject({ value: 0, bound: 0, gap: 0, listGap: 0 });
    }
  });

  it('ends with thousands of equal people and vacancies', () => {
    const equal = {
      seekers: 1_000,
      vacancies: 1_500,
      capacity: new Int32Array(1_500).fill(1),
      candidates(
        _: number,
        limit: number,
        prices: Int32Array | null,
        into: { vacancy: Int32Array; score: Int32Array },
      ) {
        const worth = (j: number): number => 9_000 - (prices?.[j] ?? 0);
        const best = Array.from({ length: 1_500 }, (_one, j) => j)
          .filter((j) => worth(j) > 0)
          .sort((a, b) => worth(b) - worth(a))
          .slice(0, limit);
        best.forEach((j, q) => {
          into.vacancy[q] = j;
          into.score[q] = 9_000;
        });
        return best.length;
      },
      score: () => 9_000,
    };
    const solution = solve(equal, { perSeeker: 1, listLength: 20, repricings: 1 });
    expectValid(equal, solution, 1);
    expect(solution.offset.at(-1)).toBe(1_000);
  });

  it('accepts a headcount of 100,000', () => {
    const scores = Array.from({ length: 50 }, () => [5_000, 4_000]);
    const solution = solve(new MatrixMarket(scores, [100_000, 1]), { perSeeker: 1 });
    expect([...solution.vacancy]).toEqual(scores.map(() => 0));
    expect(solution.certificate).toMatchObject({ value: 250_000, bound: 250_000 });
  });

  it('spreads people over full vacancies when there are not enough places', () => {
    const scores = Array.from({ length: 12 }, () => [5_000, 5_000, 4_900]);
    const market = new MatrixMarket(scores, [1, 1, 1]);
    const solution = solve(market, { perSeeker: 1 });
    expectValid(market, solution, 1);
    const load = [0, 0, 0];
    for (const j of solution.vacancy) load[j] = (load[j] ?? 0) + 1;
    expect(load).toEqual([4, 4, 4]);
    expect(solution.overflow.reduce((sum, one) => sum + one, 0)).toBe(9);
  });

  it('names what is wrong with options and with the market', () => {
    const market = new MatrixMarket([[5]], [1]);
    expect(() => solve(market, { perSeeker: 0 })).toThrow(RangeError);
    expect(() => solve(market, { perSeeker: 1, epsilon: 0.5 })).toThrow(/epsilon/);
    expect(() => solve(market, { perSeeker: 1, order: new Int32Array(3) })).toThrow(/order/);
    expect(() => solve(new MatrixMarket([[5]], [-1]), { perSeeker: 1 })).toThrow(/capacity of vacancy 0/);
    expect(() => solve(new MatrixMarket([[10_001]], [1]), { perSeeker: 1 })).toThrow(/score 10001/);
    const twice: RoundMarket = {
      seekers: 1,
      vacancies: 1,
      capacity: new Int32Array([1]),
      candidates(_, limit, prices, into) {
        into.score.fill(3);
        return prices === null ? Math.min(2, limit) : 0;
      },
    };
    expect(() => solve(twice, { perSeeker: 1 })).toThrow(/came twice/);
  });
});

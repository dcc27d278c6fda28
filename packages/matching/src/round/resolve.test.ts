import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from './lists/ask.ts';
import { renumberMemory, resolveRound } from './resolve.ts';
import { solveRound } from './solve.ts';
import { expectValid } from './testing/expect-valid.ts';
import { exactOptimum, MatrixMarket, matrixMarkets } from './testing/matrix-market.ts';
import { SyntheticMarket } from './testing/synthetic-market.ts';
import { slotsOf } from './types.ts';

/** Two days of a small market: rows and columns that changed, and some that were added. */
const twoDays = matrixMarkets.chain((today) =>
  fc.record({
    today: fc.constant(today),
    tomorrow: matrixMarkets,
    changedSeekers: fc.subarray(today.scores.map((_, i) => i)),
    changedVacancies: fc.subarray(today.capacity.map((_, j) => j)),
    more: fc.boolean(),
  }),
);

/** The second day: changed rows and columns as in `tomorrow`, new ones at the end. */
function secondDay({
  today,
  tomorrow,
  changedSeekers,
  changedVacancies,
  more,
}: typeof twoDays extends fc.Arbitrary<infer T> ? T : never) {
  const seekers = today.scores.length + (more ? 2 : 0);
  const vacancies = today.capacity.length + (more ? 1 : 0);
  const isNew = (i: number, j: number): boolean =>
    i >= today.scores.length ||
    j >= today.capacity.length ||
    changedSeekers.includes(i) ||
    changedVacancies.includes(j);
  const scores = Array.from({ length: seekers }, (_, i) =>
    Array.from({ length: vacancies }, (_one, j) =>
      isNew(i, j) ? (tomorrow.scores[i]?.[j] ?? 0) : (today.scores[i]?.[j] ?? 0),
    ),
  );
  const capacity = Array.from({ length: vacancies }, (_, j) =>
    isNew(-1, j) ? (tomorrow.capacity[j] ?? 1) : (today.capacity[j] ?? 0),
  );
  return {
    scores,
    capacity,
    changed: { seekers: Int32Array.from(changedSeekers), vacancies: Int32Array.from(changedVacancies) },
  };
}

describe('resolveRound', () => {
  it('is valid, near the optimum of its lists and below its bound, whatever changed', () => {
    fc.assert(
      fc.property(
        twoDays,
        fc.constantFrom(1, 2, 3),
        fc.constantFrom(1, 3, 50),
        fc.boolean(),
        (days, perSeeker, listLength, searchable) => {
          const options = { perSeeker, listLength };
          const before = new MatrixMarket(days.today.scores, days.today.capacity, searchable);
          const { memory } = finish(solveRound(before, options));
          const { scores, capacity, changed } = secondDay(days);
          const market = new MatrixMarket(scores, capacity, searchable);
          const solution = finish(resolveRound(market, options, memory, changed));
          expectValid(market, solution, perSeeker);
          const slots = slotsOf(market, perSeeker);
          const { value, bound, listBound } = solution.certificate;
          expect(bound).toBeGreaterThanOrEqual(exactOptimum(market, perSeeker, slots));
          expect(listBound - value).toBeLessThanOrEqual(2 * market.seekers * perSeeker);
          // No price is stranded on a vacancy with a place left.
          const load = new Int32Array(market.vacancies);
          solution.memory.held.forEach((one, e) => {
            const j = solution.memory.lists.vacancy[e] ?? 0;
            load[j] = (load[j] ?? 0) + one;
          });
          slots.forEach((places, j) => {
            if ((load[j] ?? 0) < places) expect(solution.prices[j]).toBe(0);
          });
        },
      ),
      { numRuns: 500, seed: 20260402 },
    );
  });

  it('keeps up with a round from scratch over many days, and asks few people', () => {
    const shape = { seekers: 2_000, vacancies: 500, towns: 1, seed: 21 };
    const options = { perSeeker: 2 };
    let market = SyntheticMarket.of(shape);
    let { memory } = finish(solveRound(market, options));
    for (let day = 1; day <= 4; day++) {
      const next = market.afterADay({ ...shape, seed: 100 + day }, 0.05);
      market = next.market;
      let asked = 0;
      const steps = resolveRound(market, options, memory, next.changed);
      let step = steps.next();
      while (step.done !== true) {
        if (step.value.stage === 'lists') asked += step.value.request?.seekers.length ?? 0;
        step = steps.next();
      }
      expect(asked).toBe(next.changed.seekers.length);
      expectValid(market, step.value, 2);
      const fresh = finish(solveRound(market, options));
      expect(step.value.certificate.gap).toBeLessThan(0.0002);
      expect(step.value.certificate.value).toBeGreaterThan(fresh.certificate.value * 0.9998);
      memory = step.value.memory;
    }
  });

  it('changes nothing when nothing changed', () => {
    const market = SyntheticMarket.of({ seekers: 500, vacancies: 120, towns: 1, seed: 5 });
    const first = finish(solveRound(market, { perSeeker: 1, repricings: 6 }));
    const nothing = { seekers: new Int32Array(0), vacancies: new Int32Array(0) };
    const again = finish(resolveRound(market, { perSeeker: 1 }, first.memory, nothing));
    expect(again.vacancy).toEqual(first.vacancy);
    expect(again.certificate.value).toBe(first.certificate.value);
  });

  it('finds people for a new vacancy whose price falls below the searched one', () => {
    // Two new vacancies: the people whom the first suits perfectly prefer the second.
    const today = new MatrixMarket(
      [
        [900, 0, 0],
        [800, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [1, 0, 0],
      true,
    );
    const { memory, prices } = finish(solveRound(today, { perSeeker: 1 }));
    expect(prices[0]).toBeGreaterThan(700);
    const rows = [
      [900, 0, 0],
      [800, 700, 0],
      [0, 5_000, 9_000],
      [0, 5_000, 9_000],
    ];
    const tomorrow = new MatrixMarket(rows, [1, 1, 2], true);
    const changed = { seekers: new Int32Array(0), vacancies: Int32Array.of(1, 2) };
    const solution = finish(resolveRound(tomorrow, { perSeeker: 1 }, memory, changed));
    expectValid(tomorrow, solution, 1);
    expect([...solution.vacancy]).toEqual([0, 1, 2, 2]);
  });

  it('refuses changed numbers outside the market', () => {
    const market = new MatrixMarket([[5]], [1]);
    const { memory } = finish(solveRound(market, { perSeeker: 1 }));
    const changed = { seekers: Int32Array.of(3), vacancies: new Int32Array(0) };
    expect(() => finish(resolveRound(market, { perSeeker: 1 }, memory, changed))).toThrow(/number 3/);
  });
});

describe('renumberMemory', () => {
  it('carries lists, prices and places into new numbers', () => {
    const before = new MatrixMarket(
      [
        [900, 800, 0],
        [900, 0, 700],
        [500, 600, 400],
      ],
      [1, 1, 1],
    );
    const { memory } = finish(solveRound(before, { perSeeker: 1 }));
    // Seeker 0 and vacancy 1 are gone, the others swap numbers.
    const moved = renumberMemory(memory, Int32Array.of(-1, 1, 0), Int32Array.of(1, -1, 0), {
      seekers: 2,
      vacancies: 2,
    });
    expect([...moved.lists.offset]).toEqual([0, 2, 4]);
    expect([...moved.lists.vacancy]).toEqual([1, 0, 1, 0]);
    expect([...moved.lists.score]).toEqual([500, 400, 900, 700]);
    const after = new MatrixMarket(
      [
        [400, 500],
        [700, 900],
      ],
      [1, 1],
    );
    const nothing = { seekers: new Int32Array(0), vacancies: new Int32Array(0) };
    const solution = finish(resolveRound(after, { perSeeker: 1 }, moved, nothing));
    expectValid(after, solution, 1);
    expect(solution.certificate.value).toBe(1_300);
  });
});
